package io.tureen.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicEndsTest {

  @Test
  void whatIsWrittenIsRead() {
    TopicEnds ends = new TopicEnds(Map.of(0, 12L, 1, 5_000_000_000L));

    assertThat(ends.text()).isEqualTo("{\"0\":12,\"1\":5000000000}");
    assertThat(TopicEnds.parse(ends.text())).isEqualTo(ends);
  }

  @Test
  void aPartitionThatWasNotThereIsLookedAtFromItsBeginning() {
    TopicEnds ends = new TopicEnds(Map.of(0, 12L));

    assertThat(ends.in(1)).isZero();
    assertThat(ends.nearest(new TopicEnds(Map.of(0, 15L, 1, 7L)))).isEqualTo(ends);
  }

  @Test
  void whatAPersonWroteThereIsShown() {
    assertThatThrownBy(() -> TopicEnds.parse("12"))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("'12'")
        .hasMessageEndingWith("[TUREEN-REPLAY-UNDECIDED]");
  }
}
