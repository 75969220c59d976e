package io.tureen.stream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OffsetsTest {
  private final Offsets offsets = Offsets.of(Map.of(0, 12L, 1, 7L));

  @Test
  void isWrittenAsSparkWantsItAndReadAsSparkWritesIt() throws Exception {
    assertThat(offsets).hasToString("{\"0\":12,\"1\":7}");
    assertThat(Offsets.ofSpark("{\"sales\":{\"1\":7,\"0\":12}}", "sales")).isEqualTo(offsets);
  }

  @Test
  void anUnknownPartitionIsAtItsBeginning() {
    assertThat(offsets.in(5)).isZero();
  }

  @Test
  void theFurthestKnowsThePartitionsOfBoth() {
    assertThat(offsets.furthest(Offsets.of(Map.of(1, 9L, 2, 1L))))
        .isEqualTo(Offsets.of(Map.of(0, 12L, 1, 9L, 2, 1L)));
  }

  @Test
  void theNearestBeginsAtTheBeginningWhereOneKnowsNothing() {
    assertThat(offsets.nearest(Offsets.of(Map.of(1, 3L)))).isEqualTo(Offsets.of(Map.of(1, 3L)));
    assertThat(offsets.nearest(Offsets.NONE)).isEqualTo(Offsets.NONE);
  }

  @Test
  void countsTheRecordsBetween() {
    assertThat(offsets.until(Offsets.of(Map.of(0, 20L, 1, 5L, 2, 4L)))).isEqualTo(12);
  }
}
