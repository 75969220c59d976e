package io.tureen.api.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import io.tureen.api.sending.EventSender;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/**
 * Where only a restart helps: a producer that Kafka has shut out for good does not recover, and
 * credentials that Kafka refuses are read anew by the next start.
 */
@Singleton
@Liveness
final class ProducerLiveness implements HealthIndicator {

  private final EventSender sender;
  private final TopicReadiness topic;

  ProducerLiveness(EventSender sender, TopicReadiness topic) {
    this.sender = sender;
    this.topic = topic;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    Optional<String> reason =
        sender
            .shutOut()
            .map(failure -> String.valueOf(failure.getMessage()))
            .or(
                () ->
                    topic.credentialsRefused()
                        ? Optional.of("Kafka refuses the credentials")
                        : Optional.empty());
    HealthResult.Builder result =
        HealthResult.builder("producer", reason.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN);
    reason.ifPresent(words -> result.details(Map.of("reason", words)));
    return Publishers.just(result.build());
  }
}
