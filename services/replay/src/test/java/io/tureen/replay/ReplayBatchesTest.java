package io.tureen.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayBatchesTest {
  private static final Instant BEFORE = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant AFTER = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void recordsOfDifferentPlacesGoTogether() {
    List<RejectedRecord> records = List.of(at(0, 1, BEFORE), at(0, 2, BEFORE), at(1, 1, BEFORE));

    assertThat(Replay.batches(records)).containsExactly(records);
  }

  @Test
  void recordsOfOnePlaceInATopicThatWasMadeAnewGoOneAfterTheOther() {
    RejectedRecord old = at(0, 1, BEFORE);
    RejectedRecord other = at(0, 2, BEFORE);
    RejectedRecord recent = at(0, 1, AFTER);

    assertThat(Replay.batches(List.of(old, other, recent)))
        .containsExactly(List.of(old, other), List.of(recent));
  }

  @Test
  void nothingNeedsNoBatch() {
    assertThat(Replay.batches(List.of())).isEmpty();
  }

  private static RejectedRecord at(int partition, long offset, Instant timestamp) {
    return new RejectedRecord(
        new RecordId(partition, offset, timestamp), null, new byte[0], "EMPTY");
  }
}
