package io.tureen.metastore;

import io.tureen.health.Readiness;
import io.tureen.settings.ReadyLine;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks the metastore again and again, and keeps {@link Readiness} as the last answer was. */
final class ThriftWatch {
  private static final String PART = "the metastore's answer";
  private static final Duration BEFORE_THE_FIRST_ANSWER = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final ThriftProbe probe;
  private final Readiness readiness;
  private final String details;
  private boolean answered;

  /**
   * @param details words for the line that tells of the first answer
   */
  ThriftWatch(ThriftProbe probe, Readiness readiness, String details) {
    this.probe = probe;
    this.readiness = readiness;
    this.details = details;
    readiness.waitsFor(PART, "not asked yet");
  }

  void start() {
    Thread watching = new Thread(this::watch, "ready");
    watching.setDaemon(true);
    watching.start();
  }

  private void watch() {
    while (true) {
      look();
      LockSupport.parkNanos((answered ? BETWEEN_LOOKS : BEFORE_THE_FIRST_ANSWER).toNanos());
    }
  }

  private void look() {
    try {
      probe.call();
      readiness.has(PART);
      if (!answered) {
        ReadyLine.print("metastore", details);
      }
      answered = true;
    } catch (Exception e) {
      readiness.waitsFor(PART, e.toString());
    }
  }
}
