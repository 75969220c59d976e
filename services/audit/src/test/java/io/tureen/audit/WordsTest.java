package io.tureen.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void onlyOffsetsOfTheWindowAreSet() {
    BitSet offsets = new BitSet();

    Words.set(offsets, 1, -1, 70, 80);

    assertThat(offsets.cardinality()).isEqualTo(10);
    assertThat(offsets.length()).isEqualTo(10);
  }

  @Test
  void wholeGroupsEndWhereTheWindowEnds() {
    BitSet offsets = new BitSet();

    Words.setAll(offsets, 0, 4, 70, 200);

    assertThat(offsets.cardinality()).isEqualTo(130);
  }

  @Test
  void aWindowEndsAtAMultipleOfItsSize() {
    assertThat(Window.endOf(0)).isEqualTo(5_000_000);
    assertThat(Window.endOf(4_999_999)).isEqualTo(5_000_000);
    assertThat(Window.endOf(5_000_000)).isEqualTo(10_000_000);
  }
}
