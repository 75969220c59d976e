package io.tureen.audit;

import io.tureen.settings.KafkaClientProperties;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a failure of Kafka's clients means to a person. */
final class KafkaFailures {
  private KafkaFailures() {}

  static AuditException explain(Map<String, ?> client, Throwable failure) {
    return new AuditException(
        AuditProblem.KAFKA,
        "Kafka at %s did not do what it was asked: %s. %s"
            .formatted(
                client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG),
                String.valueOf(failure.getMessage()).strip().replaceAll("\\.$", ""),
                advice(failure)),
        failure);
  }

  private static String advice(Throwable failure) {
    return switch (failure) {
      case AuthenticationException _, AuthorizationException _ ->
          "Put right what %s says or points to, or give the user the rights to read and describe the topic."
              .formatted(KafkaClientProperties.PROPERTIES_FILE);
      case UnknownTopicOrPartitionException _ ->
          "Is this the Kafka that the streams read, and the catalogue theirs?";
      default -> "Once it is healthy, audit again: nothing is lost by an audit that failed.";
    };
  }
}
