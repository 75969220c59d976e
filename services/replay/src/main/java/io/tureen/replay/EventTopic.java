package io.tureen.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** The topic that records are sent to. */
final class EventTopic {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private EventTopic() {}

  /**
   * The id that Kafka gave the topic when it was made.
   *
   * @param client the properties of a Kafka client
   * @throws ReplayException if Kafka does not tell it
   */
  static String id(String topic, Map<String, String> client) {
    Map<String, Object> properties = new HashMap<>(client);
    String millis = String.valueOf(LIMIT.toMillis());
    properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
    properties.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, "tureen-replay");
    try (Admin admin = Admin.create(properties)) {
      return admin
          .describeTopics(List.of(topic))
          .topicNameValues()
          .get(topic)
          .get()
          .topicId()
          .toString();
    } catch (ExecutionException e) {
      throw KafkaFailures.explain(client, e.getCause());
    } catch (KafkaException e) {
      throw KafkaFailures.explain(client, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KafkaFailures.explain(client, e);
    }
  }
}
