package io.tureen.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void aDurationHasTwoUnitsAtMost() {
    assertThat(Words.of(Duration.ofMillis(3140))).isEqualTo("3.1 s");
    assertThat(Words.of(Duration.ofSeconds(250))).isEqualTo("4 min 10 s");
    assertThat(Words.of(Duration.ofMinutes(182))).isEqualTo("3 h 2 min");
    assertThat(Words.of(Duration.ofHours(52))).isEqualTo("2 d 4 h");
  }

  @Test
  void memoryIsInMebibytesUntilItIsGibibytes() {
    assertThat(Words.ofBytes(512L << 20)).isEqualTo("512 MiB");
    assertThat(Words.ofBytes(3584L << 20)).isEqualTo("3.5 GiB");
  }

  @Test
  void columnsAreAsWideAsTheirWidestText() {
    TextTable table = new TextTable(List.of("PART", "PID")).add(List.of("metastore", "7"));

    assertThat(table.render()).containsExactly("PART       PID", "metastore  7");
  }
}
