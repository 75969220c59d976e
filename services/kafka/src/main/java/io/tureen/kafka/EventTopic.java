package io.tureen.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic that the events go to. */
final class EventTopic {
  private final KafkaSettings settings;

  EventTopic(KafkaSettings settings) {
    this.settings = settings;
  }

  /** Creates the topic; one that exists stays as it is, whatever the settings say. */
  void createIfAbsent() throws Exception {
    NewTopic topic =
        new NewTopic(settings.topic(), Optional.of(settings.partitions()), Optional.empty());
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()))) {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
