package io.tureen.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** Counts what a run does. Only the event loop touches it. */
final class Tally {
  private static final long LONGEST_MICROS = Duration.ofHours(1).toNanos() / 1_000;
  private static final int DIGITS = 3;

  private final Histogram latencyMicros = new Histogram(LONGEST_MICROS, DIGITS);
  private final Map<String, Failure> failures = new LinkedHashMap<>();
  private long sent;
  private long requests;
  private long accepted;
  private long retried;
  private long answersLost;
  private long failed;

  void sent(Request request) {
    sent += request.events();
    requests++;
  }

  void accepted(Request request, long latencyNanos) {
    accepted += request.events();
    latencyMicros.recordValue(Math.clamp(latencyNanos / 1_000, 0, LONGEST_MICROS));
  }

  void retried(Request request, boolean answerLost) {
    retried += request.events();
    if (answerLost) {
      answersLost += request.events();
    }
  }

  void failed(Request request, String status, String problem) {
    failed += request.events();
    failures.merge(
        status,
        new Failure(status, request.events(), problem),
        (known, more) -> new Failure(status, known.events() + more.events(), known.firstProblem()));
  }

  long sent() {
    return sent;
  }

  long requests() {
    return requests;
  }

  long accepted() {
    return accepted;
  }

  long retried() {
    return retried;
  }

  long answersLost() {
    return answersLost;
  }

  List<Failure> failures() {
    return new ArrayList<>(failures.values());
  }

  Latency latency() {
    return Latency.of(latencyMicros);
  }

  Progress progress(OptionalLong total, Duration elapsed) {
    return new Progress(sent, accepted, retried, failed, total, elapsed);
  }
}
