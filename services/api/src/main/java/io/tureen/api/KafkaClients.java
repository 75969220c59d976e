package io.tureen.api;

import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.tureen.api.settings.ApiSettings;
import jakarta.inject.Singleton;

/**
 * Gives the settings to Kafka's clients as they stand. As properties of Micronaut they would not
 * arrive so: it takes a reference to a secret, which Kafka resolves, for one of its own.
 */
@Singleton
final class KafkaClients implements BeanCreatedEventListener<KafkaDefaultConfiguration> {

  private final ApiSettings settings;

  KafkaClients(ApiSettings settings) {
    this.settings = settings;
  }

  @Override
  public KafkaDefaultConfiguration onCreated(BeanCreatedEvent<KafkaDefaultConfiguration> event) {
    event.getBean().getConfig().putAll(settings.kafka());
    return event.getBean();
  }
}
