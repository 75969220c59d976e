package io.tureen.stream.duplicates;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The ids of the events that are rows since a while, exact: no id that was read within it is
 * missing, unless there were too many. Its clock goes on with the batches, at most by a minute
 * each, so that an outage of the stream does not empty it. Used by one thread.
 *
 * <p>It consists of slices, of which the oldest goes as a whole; so it reaches back up to a
 * sixteenth further than it has to, in time and in ids.
 */
final class Window {
  static final int SLICES = 16;
  private static final long LONGEST_GAP = Duration.ofMinutes(1).toNanos();

  private final long span;
  private final int maxIds;
  private final ArrayDeque<Slice> newestFirst = new ArrayDeque<>();
  private long clock;
  private int size;
  private boolean cutShort;

  /**
   * A window.
   *
   * @param span how long an id is known
   * @param maxIds how many are known at most; the oldest are forgotten
   * @param newestFirst ids that were read before, each element those of a sixteenth of the span
   */
  Window(Duration span, int maxIds, List<EventIds> newestFirst) {
    this.span = span.toNanos();
    this.maxIds = maxIds;
    for (EventIds ids : newestFirst) {
      long begin = -(this.newestFirst.size() + 1) * sliceSpan();
      this.newestFirst.addLast(new Slice(ids, begin));
      size += ids.size();
    }
    if (newestFirst.isEmpty()) {
      this.newestFirst.add(new Slice(new EventIds(), clock));
    }
    forget();
  }

  /** The record that had the id, or {@link Origin#NONE}. */
  long find(long idHigh, long idLow) {
    for (Slice slice : newestFirst) {
      long origin = slice.ids.find(idHigh, idLow);
      if (origin != Origin.NONE) {
        return origin;
      }
    }
    return Origin.NONE;
  }

  /** Moves on in time. */
  void moveOn(Duration elapsed) {
    clock += Math.min(LONGEST_GAP, Math.max(0, elapsed.toNanos()));
    forget();
  }

  /** Adds an id that {@link #find} does not know. */
  void add(long idHigh, long idLow, long origin) {
    Slice newest = newestFirst.getFirst();
    boolean full = newest.ids.size() >= Math.max(1, maxIds / SLICES);
    if (full || clock - newest.begin >= sliceSpan()) {
      newest = new Slice(new EventIds(), clock);
      newestFirst.addFirst(newest);
      forget();
    }
    if (newest.ids.putIfAbsent(idHigh, idLow, origin)) {
      size++;
    }
  }

  int size() {
    return size;
  }

  /** Whether ids were forgotten before their time, since there were too many. */
  boolean isCutShort() {
    return cutShort;
  }

  /** How long ago the oldest id was read, at most. */
  Duration reach() {
    return Duration.ofNanos(clock - newestFirst.getLast().begin);
  }

  private long sliceSpan() {
    return Math.max(1, span / SLICES);
  }

  private void forget() {
    while (newestFirst.size() > 1) {
      Slice oldest = newestFirst.removeLast();
      boolean old = clock - newestFirst.getLast().begin >= span;
      if (!old && size - oldest.ids.size() < maxIds) {
        newestFirst.addLast(oldest);
        return;
      }
      size -= oldest.ids.size();
      cutShort |= !old;
    }
  }

  /** Ids that were read between its begin and that of the next. */
  private record Slice(EventIds ids, long begin) {}
}
