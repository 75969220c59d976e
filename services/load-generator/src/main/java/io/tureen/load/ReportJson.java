package io.tureen.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** A report for programs. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  static String of(LoadReport report) {
    ObjectNode json = JSON.createObjectNode();
    json.put("plan", report.plan());
    json.put("url", report.url().toString());
    json.put("seed", report.seed());
    json.put("until", report.until().toString());
    json.put("sent", report.sent());
    json.put("requests", report.requests());
    json.put("accepted", report.accepted());
    json.put("retried", report.retried());
    json.put("answers_lost", report.answersLost());
    json.put("failed", report.failed());
    ArrayNode failures = json.putArray("failures");
    for (Failure failure : report.failures()) {
      failures
          .addObject()
          .put("status", failure.status())
          .put("events", failure.events())
          .put("first_problem", failure.firstProblem());
    }
    json.put("behind", report.behind());
    json.put("stopped", report.stopped());
    json.put("seconds", report.elapsed().toNanos() / 1e9);
    json.put("events_per_second", report.acceptedPerSecond());
    Latency latency = report.latency();
    json.putObject("latency_millis")
        .put("p50", millis(latency.p50()))
        .put("p90", millis(latency.p90()))
        .put("p99", millis(latency.p99()))
        .put("p99_9", millis(latency.p999()))
        .put("max", millis(latency.max()));
    return json.toPrettyString() + "\n";
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
