package io.tureen.stream.duplicates;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tureen.stream.table.StreamTable;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.waiting.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which records of a batch have an id that was read before. What it knows comes from the
 * table of events alone: from its rows when it begins and after a batch failed, and then from each
 * batch that was committed. One batch at a time may ask it.
 */
public final class Duplicates {
  private static final Logger LOG = LoggerFactory.getLogger(Duplicates.class);

  private final StreamTable events;
  private final Duration span;
  private final int maxIds;
  private final Waiting waiting;
  private CompletableFuture<Window> window;
  private long movedOnNanos;
  private volatile int size;
  private boolean toldTooMany;

  /**
   * Begins to read the rows of the table, beside what the caller does.
   *
   * @param span how long an id is known
   * @param maxIds how many are known at most; the oldest are forgotten
   */
  public Duplicates(StreamTable events, Duration span, int maxIds, Waiting waiting) {
    this.events = events;
    this.span = span;
    this.maxIds = maxIds;
    this.waiting = waiting;
    this.window = CompletableFuture.supplyAsync(this::tryRead);
    this.movedOnNanos = System.nanoTime();
  }

  /**
   * The records whose id another record had first.
   *
   * @param read the events of a batch that the table of events lacks, or that of duplicates
   * @param committed the table of events has, or refused, the records before these
   * @return the {@link Origin} of each, and that of the first
   */
  public Map<Long, Long> in(ReadIds read, Offsets committed) {
    Window known = known();
    EventIds ofBatch = new EventIds();
    for (int i = 0; i < read.size(); i++) {
      if (lacks(committed, read.origin(i))) {
        ofBatch.putFirst(read.high(i), read.low(i), read.origin(i));
      }
    }
    Map<Long, Long> firsts = new HashMap<>();
    for (int i = 0; i < read.size(); i++) {
      long first = known.find(read.high(i), read.low(i));
      if (first == Origin.NONE && lacks(committed, read.origin(i))) {
        first = ofBatch.find(read.high(i), read.low(i));
      }
      if (first != Origin.NONE && first != read.origin(i)) {
        firsts.put(read.origin(i), first);
      }
    }
    return firsts;
  }

  private static boolean lacks(Offsets committed, long origin) {
    return Origin.offset(origin) >= committed.in(Origin.partition(origin));
  }

  /** From now on knows the events of a batch that was committed. */
  public void add(ReadIds read) {
    Window known = known();
    long now = System.nanoTime();
    known.moveOn(Duration.ofNanos(now - movedOnNanos));
    movedOnNanos = now;
    for (int i = 0; i < read.size(); i++) {
      if (known.find(read.high(i), read.low(i)) == Origin.NONE) {
        known.add(read.high(i), read.low(i), read.origin(i));
      }
    }
    size = known.size();
    tellTooMany(known);
  }

  private void tellTooMany(Window known) {
    if (known.isCutShort() && !toldTooMany) {
      toldTooMany = true;
      LOG.warn(
          "event=window-short ids={} seconds={}; an event that comes again later than that is a second row, raise TUREEN_DEDUPLICATION_MAX_IDS",
          known.size(),
          known.reach().toSeconds());
    }
  }

  /** Forgets all, and reads the rows of the table again before the next batch. */
  public void startOver() {
    window = null;
  }

  /** Shows how many ids are known. */
  public void register(MeterRegistry registry, String stream) {
    Gauge.builder("tureen.stream.known.ids", this, duplicates -> duplicates.size)
        .description("Ids by which an event that comes again is recognised")
        .tag("stream", stream)
        .strongReference(true)
        .register(registry);
  }

  private Window known() {
    if (window != null) {
      try {
        return window.join();
      } catch (CompletionException e) {
        LOG.warn("event=window-unread reason=\"{}\"; trying again", e.getCause().toString());
      }
    }
    Window read = waiting.until("the files of " + events.name(), StreamTable::mayPass, this::read);
    window = CompletableFuture.completedFuture(read);
    return read;
  }

  private Window tryRead() {
    try {
      return read();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private Window read() throws IOException {
    long begin = System.nanoTime();
    Window read = new WindowFill(events.table(), span, maxIds).read();
    size = read.size();
    LOG.info(
        "event=window-read table={} ids={} seconds={}",
        events.name(),
        read.size(),
        Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3);
    return read;
  }
}
