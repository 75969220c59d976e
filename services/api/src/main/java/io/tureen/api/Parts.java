package io.tureen.api;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.tureen.api.intake.EventIntake;
import io.tureen.api.sending.EventSender;
import io.tureen.api.settings.ApiSettings;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.event.EventReader;
import io.tureen.traffic.Simulator;
import io.tureen.traffic.TrafficWeights;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.apache.kafka.clients.producer.Producer;

/** Makes the parts that know nothing of Micronaut. */
@Factory
final class Parts {

  @Singleton
  EventIntake intake(Catalogue catalogue, ApiSettings settings) {
    NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();
    EventReader reader = new EventReader(catalogue, Clock.systemUTC(), ids::generate);
    return new EventIntake(catalogue, reader, settings.limits().requestEvents());
  }

  @Singleton
  EventSender sender(
      @KafkaClient("events") Producer<byte[], byte[]> producer,
      Catalogue catalogue,
      ApiSettings settings,
      MeterRegistry registry) {
    return new EventSender(producer, catalogue.topic(), settings.limits(), registry);
  }

  /** The simulator: another seed at every start, so that no event comes twice. */
  @Singleton
  @Requires(property = "tureen.simulator.enabled", value = "true")
  Simulator simulator(Catalogue catalogue) {
    return new Simulator(
        catalogue, TrafficWeights.builtIn(), Clock.systemUTC(), new SecureRandom().nextLong());
  }
}
