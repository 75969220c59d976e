package io.tureen.stream.minutes;

import io.tureen.stream.batch.BatchReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the batches of each minute, and keeps the minutes that are over until they are written, or
 * too many. Thread-safe.
 */
final class MinuteBook {
  /** A day. */
  static final int MOST_KEPT = 1_440;

  private final String stream;
  private final Clock clock;
  private final Duration interval;
  private final Map<Instant, Counts> counts = new HashMap<>();
  private final ArrayDeque<Minute> over = new ArrayDeque<>();
  private Instant begin;
  private long dropped;
  private boolean closed;

  /**
   * @param interval how long a minute is
   */
  MinuteBook(String stream, Clock clock, Duration interval) {
    this.stream = stream;
    this.clock = clock;
    this.interval = interval;
    this.begin = minuteOf(clock.instant());
  }

  synchronized void batchDone(BatchReport batch) {
    Instant now = minuteOf(clock.instant());
    // A clock that was set back counts into the minute that is not over.
    Instant minute = now.isBefore(begin) ? begin : now;
    counts.put(minute, counts.getOrDefault(minute, Counts.NONE).plus(batch));
  }

  /**
   * Ends the minutes that are over at a moment, of which this is the lag; the minutes before the
   * last of them have none.
   */
  synchronized void turn(Instant moment, Optional<Lag> lag) {
    Instant current = minuteOf(moment);
    while (!closed && begin.isBefore(current)) {
      Instant next = begin.plus(interval);
      add(next.isBefore(current) ? Optional.empty() : lag);
      begin = next;
    }
  }

  /** Ends the minute that is not over yet, since the stream ends. */
  synchronized void close(Optional<Lag> lag) {
    turn(clock.instant(), lag);
    add(lag);
    closed = true;
  }

  /** What is to be written, the oldest first. */
  synchronized List<Minute> waiting() {
    return new ArrayList<>(over);
  }

  /** Forgets what was written. */
  synchronized void written(List<Minute> minutes) {
    over.removeAll(minutes);
  }

  /** How many minutes were given up, as there was no room for them. */
  synchronized long dropped() {
    return dropped;
  }

  private void add(Optional<Lag> lag) {
    Counts minute = counts.remove(begin);
    over.add(new Minute(stream, begin, minute == null ? Counts.NONE : minute, lag));
    if (over.size() > MOST_KEPT) {
      over.remove();
      dropped++;
    }
  }

  private Instant minuteOf(Instant moment) {
    long millis = moment.toEpochMilli();
    return Instant.ofEpochMilli(millis - Math.floorMod(millis, interval.toMillis()));
  }
}
