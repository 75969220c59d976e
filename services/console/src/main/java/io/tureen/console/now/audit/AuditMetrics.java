package io.tureen.console.now.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** The last audit for Prometheus; {@code NaN} while it is not known. */
public final class AuditMetrics {
  private AuditMetrics() {}

  /** Tells the registry of them. */
  public static void register(Audits audits, MeterRegistry registry, Clock clock) {
    gauge(
        audits,
        registry,
        "tureen.audit.unaccounted.records",
        "Records that the last audit found missing, double or expired",
        audit -> audit.unaccounted());
    gauge(
        audits,
        registry,
        "tureen.audit.age.seconds",
        "How long ago the last audit began",
        audit -> Duration.between(audit.at(), clock.instant()).toMillis() / 1e3);
  }

  private static void gauge(
      Audits audits,
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<LastAudit> value) {
    Gauge.builder(
            name, audits, all -> all.view().last().map(value::applyAsDouble).orElse(Double.NaN))
        .description(description)
        .register(registry);
  }
}
