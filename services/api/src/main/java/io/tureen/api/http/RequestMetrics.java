package io.tureen.api.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tureen.api.problem.ApiProblem;
import io.tureen.api.problem.ApiProblemCode;
import io.tureen.api.problem.EventError;
import io.tureen.catalogue.event.ProblemCode;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts what was answered. */
@Singleton
final class RequestMetrics {

  private final Counter accepted;
  private final Map<ApiProblemCode, Counter> refused = new EnumMap<>(ApiProblemCode.class);
  private final Map<String, Counter> rejected = new HashMap<>();

  RequestMetrics(MeterRegistry registry) {
    accepted =
        Counter.builder("tureen.events.accepted")
            .description("Events answered with 202")
            .register(registry);
    for (ApiProblemCode code : ApiProblemCode.values()) {
      refused.put(
          code,
          Counter.builder("tureen.requests.refused")
              .description("Requests answered with a problem")
              .tag("code", code.name())
              .register(registry));
    }
    for (ProblemCode code : ProblemCode.values()) {
      rejected.put(
          code.name(),
          Counter.builder("tureen.events.rejected")
              .description(
                  "Mistakes in events that were answered with 422, the first "
                      + ApiProblem.MOST_ERRORS
                      + " of each request")
              .tag("reason", code.name())
              .register(registry));
    }
  }

  void accepted(int events) {
    accepted.increment(events);
  }

  void refused(ApiProblem problem) {
    refused.get(problem.code()).increment();
    for (EventError error : problem.errors()) {
      rejected.get(error.code()).increment();
    }
  }
}
