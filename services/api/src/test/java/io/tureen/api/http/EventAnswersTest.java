package io.tureen.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tureen.api.sending.EventSender;
import io.tureen.api.settings.ApiSettings;
import io.tureen.settings.Environment;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class EventAnswersTest {
  @Test
  void aFaultInReadingALargeBodyIsAFaultAtOnceAndNoTimeout() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    ApiSettings settings =
        ApiSettings.from(Environment.of(Map.of("TUREEN_KAFKA_BOOTSTRAP_SERVERS", "localhost:1")));
    EventSender sender =
        new EventSender(
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()),
            "topic",
            settings.limits(),
            registry);
    RequestMetrics metrics = new RequestMetrics(registry);
    BatchReaders readers = new BatchReaders();
    EventAnswers answers =
        new EventAnswers(
            sender, new ProblemResponses(new ObjectMapper(), metrics), metrics, readers, settings);
    IllegalStateException fault = new IllegalStateException("ours");
    try {
      assertThat(
              answers.to(
                  LargeBodies.SMALL_BYTES + 1,
                  () -> {
                    throw fault;
                  }))
          .failsWithin(Duration.ofSeconds(1))
          .withThrowableOfType(ExecutionException.class)
          .withCause(fault);
    } finally {
      readers.stop();
      sender.stop(Duration.ofSeconds(1));
    }
  }
}
