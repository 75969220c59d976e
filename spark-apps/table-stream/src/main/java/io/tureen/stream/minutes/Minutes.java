package io.tureen.stream.minutes;

import io.micrometer.core.instrument.MeterRegistry;
import io.tureen.stream.batch.BatchReport;
import io.tureen.stream.table.TableKeeper;
import io.tureen.stream.topic.Offsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells how far a stream is: to Prometheus, and each minute as a row of the table of minutes. It
 * has threads and clients of its own, so that nothing it waits for is waited for by the stream.
 * Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // neither task throws anything
public final class Minutes implements AutoCloseable {
  /** The lag is looked at so often in a minute. */
  private static final int LOOKS = 6;

  private static final Duration LAST_WRITE_WITHIN = Duration.ofSeconds(2);

  private final Duration between;
  private final Clock clock = Clock.systemUTC();
  private final MinuteBook book;
  private final MinuteWriter writer;
  private final LagProbe probe;
  private final StreamMetrics metrics;
  private final Outage outage = new Outage("lag");
  private final ScheduledExecutorService looking = thread("lag");
  private final ScheduledExecutorService writing = thread("minutes");
  private volatile Optional<Lag> lag = Optional.empty();
  private Offsets read = Offsets.NONE;
  private boolean started;

  /**
   * @param interval how long a minute is
   * @param kafka the properties of a Kafka client
   * @param tables with a client of their own
   */
  public Minutes(
      String stream,
      Duration interval,
      String topic,
      Map<String, String> kafka,
      TableKeeper tables,
      MeterRegistry registry) {
    this.between = interval.dividedBy(LOOKS);
    this.book = new MinuteBook(stream, clock, interval);
    this.writer = new MinuteWriter(book, new MinutesTable(tables, stream)::append);
    this.probe = new LagProbe(topic, kafka, clock);
    this.metrics = new StreamMetrics(registry, stream, () -> lag);
  }

  /** Says where the stream begins; the first time it begins to look. */
  public synchronized void beginAt(Offsets position) {
    read = position;
    if (!started) {
      started = true;
      lookAgain();
      writing.scheduleWithFixedDelay(
          writer::write, between.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  public void batchDone(BatchReport batch) {
    synchronized (this) {
      read = read.furthest(batch.end());
    }
    book.batchDone(batch);
    metrics.batchDone(batch);
  }

  private synchronized Offsets read() {
    return read;
  }

  private void look() {
    Instant now = clock.instant();
    try {
      lag = Optional.of(probe.look(read()));
      outage.over("");
    } catch (RuntimeException e) {
      lag = Optional.empty();
      outage.failed(e);
    }
    book.turn(now, lag);
    lookAgain();
  }

  /** At the next of the moments that divide a minute evenly, its end among them. */
  private void lookAgain() {
    long millis = between.toMillis();
    long wait = millis - Math.floorMod(clock.millis(), millis);
    looking.schedule(this::look, wait, TimeUnit.MILLISECONDS);
  }

  /** Writes what is left, if that takes no longer than a moment. */
  @Override
  public void close() {
    looking.shutdown();
    if (!isStarted()) {
      return;
    }
    book.close(lag);
    Future<?> last = writing.submit(writer::write);
    writing.shutdown();
    try {
      last.get(LAST_WRITE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      outage.failed(e);
    }
  }

  private synchronized boolean isStarted() {
    return started;
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
