package io.tureen.api.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import io.tureen.api.sending.EventSender;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** A producer that Kafka has shut out for good does not recover: only a restart helps. */
@Singleton
@Liveness
final class ProducerLiveness implements HealthIndicator {

  private final EventSender sender;

  ProducerLiveness(EventSender sender) {
    this.sender = sender;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthResult.Builder result =
        sender
            .shutOut()
            .map(
                failure ->
                    HealthResult.builder("producer", HealthStatus.DOWN)
                        .details(Map.of("reason", String.valueOf(failure.getMessage()))))
            .orElseGet(() -> HealthResult.builder("producer", HealthStatus.UP));
    return Publishers.just(result.build());
  }
}
