package io.tureen.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.replay.SentOffsets.Range;
import org.junit.jupiter.api.Test;

class SentOffsetsTest {

  @Test
  void offsetsThatFollowOneAnotherInAPartitionAreOneRange() {
    SentOffsets sent = new SentOffsets();
    sent.add(0, 7);
    sent.add(1, 8);
    sent.add(0, 8);
    sent.add(0, 9);
    sent.add(0, 11);

    assertThat(sent.ranges())
        .extracting(Range::condition)
        .containsExactly(
            "kafka_partition = 0 and kafka_offset between 7 and 9",
            "kafka_partition = 1 and kafka_offset between 8 and 8",
            "kafka_partition = 0 and kafka_offset between 11 and 11");
  }
}
