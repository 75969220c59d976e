package io.tureen.api.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.tureen.api.http.Connections;
import io.tureen.api.sending.EventSender;
import io.tureen.api.settings.ApiSettings;
import io.tureen.catalogue.Catalogue;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/**
 * Ready means that Kafka can take an event now: the topic is there, has its leaders, and what was
 * sent is acknowledged. An API that stops is not ready.
 */
@Singleton
@Readiness
final class KafkaReadiness implements HealthIndicator {

  private final EventSender sender;
  private final Connections connections;
  private final TopicReadiness topic;
  private final Duration answerTimeout;
  private final String topicName;

  KafkaReadiness(
      EventSender sender,
      Connections connections,
      TopicReadiness topic,
      Catalogue catalogue,
      ApiSettings settings) {
    this.sender = sender;
    this.connections = connections;
    this.topicName = catalogue.topic();
    this.topic = topic;
    this.answerTimeout = settings.limits().answerTimeout();
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.fromCompletableFuture(() -> topic.obstacle().thenApply(this::result));
  }

  private HealthResult result(Optional<String> topicObstacle) {
    Optional<String> obstacle = topicObstacle.or(this::sendingObstacle);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("topic", topicName);
    obstacle.ifPresent(reason -> details.put("waiting_for", reason));
    return HealthResult.builder("kafka", obstacle.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN)
        .details(details)
        .build();
  }

  private Optional<String> sendingObstacle() {
    if (connections.areLetGo()) {
      return Optional.of("nothing: the API stops");
    }
    Duration age = sender.ageOfOldest();
    if (age.compareTo(answerTimeout) > 0) {
      return Optional.of("Kafka has not acknowledged an event for " + age.toSeconds() + " s");
    }
    return sender.freshRefusal().map(failure -> "Kafka refused an event: " + failure.getMessage());
  }
}
