package io.tureen.api.health;

import io.tureen.settings.KafkaClientProperties;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Why Kafka cannot take an event, in words. */
final class Obstacles {

  private Obstacles() {}

  /** What an answer of Kafka's to the question for its topic, or for itself, means. */
  static String reason(Throwable cause, String topic) {
    return switch (cause) {
      case UnknownTopicOrPartitionException _ -> "topic " + topic + " does not exist";
      case AuthenticationException refusal ->
          "KAFKA_CREDENTIALS_REFUSED: %s. Kafka does not know this user yet, or put right what %s says or points to; it is read again by itself"
              .formatted(refusal.getMessage(), KafkaClientProperties.PROPERTIES_FILE);
      case AuthorizationException refusal ->
          "KAFKA_RIGHTS_MISSING: %s. The API's user needs the rights to describe and to write topic %s"
              .formatted(refusal.getMessage(), topic);
      default ->
          "Kafka does not answer: " + cause.getClass().getSimpleName() + " " + cause.getMessage();
    };
  }
}
