package io.tureen.api.sending;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is measured of the way to Kafka. */
final class SendingMetrics {

  private static final Duration[] BOUNDS = {
    Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10),
    Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200),
    Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(10)
  };

  private final Timer latency;
  private final Map<Outcome, Counter> settled = new EnumMap<>(Outcome.class);

  SendingMetrics(MeterRegistry registry) {
    latency =
        Timer.builder("tureen.produce.latency")
            .description("From an event's admission to Kafka's acknowledgement of it")
            .serviceLevelObjectives(BOUNDS)
            .register(registry);
    for (Outcome outcome : Outcome.values()) {
      settled.put(
          outcome,
          Counter.builder("tureen.events.settled")
              .description("Events of which it is certain what became of them")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  void settled(Outcome outcome, long nanos) {
    settled.get(outcome).increment();
    if (outcome == Outcome.KEPT) {
      latency.record(nanos, TimeUnit.NANOSECONDS);
    }
  }
}
