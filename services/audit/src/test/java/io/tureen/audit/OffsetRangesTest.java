package io.tureen.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class OffsetRangesTest {
  private final OffsetRanges ranges = new OffsetRanges();

  @Test
  void offsetsThatFollowEachOtherAreOneRangeAlsoFromOneWindowToTheNext() {
    ranges.add(100, bits(3, 5));
    ranges.add(105, bits(0, 2));
    ranges.add(200, bits(9, 10));

    assertThat(ranges.count()).isEqualTo(5);
    assertThat(ranges).hasToString("103-106, 209");
    assertThat(ranges.hasMore()).isFalse();
  }

  @Test
  void onlyTheFirstTwentyAreNamedAndAllAreCounted() {
    for (int number = 0; number < 30; number++) {
      ranges.add(10L * number, bits(0, 1));
    }

    assertThat(ranges.count()).isEqualTo(30);
    assertThat(ranges.first()).hasSize(20);
    assertThat(ranges.toString()).endsWith("190, …");
  }

  private static BitSet bits(int from, int to) {
    BitSet bits = new BitSet();
    bits.set(from, to);
    return bits;
  }
}
