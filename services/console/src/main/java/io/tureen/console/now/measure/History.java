package io.tureen.console.now.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The samples of the last while, kept in memory. */
public final class History {
  private final Duration length;
  private final Deque<Sample> samples = new ArrayDeque<>();

  public History(Duration length) {
    this.length = length;
  }

  public synchronized void add(Sample sample) {
    samples.addLast(sample);
    Instant oldest = sample.at().minus(length);
    while (samples.getFirst().at().isBefore(oldest)) {
      samples.removeFirst();
    }
  }

  /** From the oldest to the newest. */
  public synchronized List<Sample> samples() {
    return List.copyOf(samples);
  }
}
