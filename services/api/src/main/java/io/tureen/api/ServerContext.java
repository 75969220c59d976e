package io.tureen.api;

import io.micronaut.context.ApplicationContext;
import io.tureen.api.settings.ApiSettings;
import io.tureen.catalogue.Catalogue;
import java.util.HashMap;
import java.util.Map;

/**
 * The Micronaut context of the API, with what follows from the settings. The environment says
 * nothing to Micronaut itself.
 */
public final class ServerContext {

  private static final int MEBIBYTE = 1 << 20;

  private ServerContext() {}

  public static ApplicationContext build(ApiSettings settings, Catalogue catalogue) {
    return ApplicationContext.builder()
        .singletons(settings, catalogue)
        .properties(properties(settings))
        .environmentPropertySource(false)
        .deduceEnvironment(false)
        .banner(false)
        .build();
  }

  private static Map<String, Object> properties(ApiSettings settings) {
    Map<String, Object> properties = new HashMap<>();
    // Kafka's producer counts whole batches: twice what is let in, so that it always has room and
    // send() never waits for it.
    properties.put(
        "kafka.producers.events.buffer.memory",
        2L * settings.limits().inFlightBytes() + 8 * MEBIBYTE);
    properties.put(
        "kafka.producers.events.delivery.timeout.ms",
        String.valueOf(settings.limits().deliveryTimeout().toMillis()));
    properties.put("micronaut.server.host", settings.host());
    properties.put("micronaut.server.port", settings.port());
    properties.put("micronaut.server.max-request-size", settings.limits().requestBytes());
    properties.put("micronaut.server.max-request-buffer-size", settings.limits().requestBytes());
    properties.put("tureen.simulator.enabled", settings.simulatorEnabled());
    return properties;
  }
}
