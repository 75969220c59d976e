package io.tureen.traffic;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A plan's lines, each as often as it counts, shuffled; without keeping more than the counts. */
final class PlanOrder implements Iterator<PlanLine> {
  private final List<PlanLine> lines;
  private final long[] left;
  private final boolean repeated;
  private final RandomGenerator random;
  private long leftInAll;

  PlanOrder(List<PlanLine> lines, long seed, boolean repeated) {
    this.lines = lines;
    this.left = new long[lines.size()];
    this.repeated = repeated;
    this.random = new SplittableRandom(seed);
    refill();
  }

  @Override
  public boolean hasNext() {
    return repeated || leftInAll > 0;
  }

  @Override
  public PlanLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (leftInAll == 0) {
      refill();
    }
    long drawn = random.nextLong(leftInAll--);
    int line = 0;
    while (drawn >= left[line]) {
      drawn -= left[line++];
    }
    left[line]--;
    return lines.get(line);
  }

  private void refill() {
    leftInAll = 0;
    for (int line = 0; line < left.length; line++) {
      left[line] = lines.get(line).count();
      leftInAll += left[line];
    }
  }
}
