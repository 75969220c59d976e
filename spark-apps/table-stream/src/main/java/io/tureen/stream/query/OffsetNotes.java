package io.tureen.stream.query;

import io.tureen.stream.failure.Causes;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes now and then in the tables how far the stream is, also when the topic has fallen silent
 * after records that became no rows. What fails is tried again the next time.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the task throws nothing
public final class OffsetNotes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OffsetNotes.class);

  private final Runnable note;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread noting = new Thread(task, "offset-notes");
            noting.setDaemon(true);
            return noting;
          });

  public OffsetNotes(Runnable note) {
    this.note = note;
  }

  /** Notes after each interval, until this is closed. */
  public void start(Duration interval) {
    thread.scheduleWithFixedDelay(
        this::tryNote, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tryNote() {
    try {
      note.run();
    } catch (CancellationException e) {
      LOG.debug("event=offsets-not-noted", e);
    } catch (RuntimeException e) {
      LOG.warn("event=offsets-not-noted reason=\"{}\"; tried again", Causes.root(e));
    }
  }

  /** Notes nothing any more; a note that has begun ends. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
