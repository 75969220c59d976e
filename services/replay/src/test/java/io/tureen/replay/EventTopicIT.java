package io.tureen.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.testing.KafkaServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a topic says of records that a killed replay may have sent. */
@Timeout(120)
class EventTopicIT {
  private static final String TOPIC = "menu_app_events";
  private static final RecordId SENT = new RecordId(0, 7, Instant.EPOCH);
  private static final RecordId OTHER = new RecordId(0, 8, Instant.EPOCH);
  private static final TopicEnds BEGINNING = new TopicEnds(Map.of());

  @TempDir static Path directory;
  private static KafkaServer kafka;

  @BeforeAll
  static void start() {
    kafka = KafkaServer.start(directory.resolve("kafka"));
    try (Sender sender = new Sender(TOPIC, client(), Duration.ofSeconds(20))) {
      sender.send(List.of(new RejectedRecord(SENT, null, "{}".getBytes(UTF_8), "EMPTY")), _ -> {});
    }
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void aSearchShowsThatItIsAliveAndEndsWhenKafkaGivesNothing() {
    Map<String, RecordId> places = Map.of(SENT.place(), SENT, OTHER.place(), OTHER);
    AtomicInteger signs = new AtomicInteger();
    try (EventTopic topic = new EventTopic(TOPIC, client())) {
      assertThat(topic.find(places, BEGINNING, signs::incrementAndGet))
          .containsOnlyKeys(SENT.place());
      assertThat(signs).hasPositiveValue();

      assertThatThrownBy(() -> topic.find(places, BEGINNING, () -> kafka.process().kill()))
          .isInstanceOf(ReplayException.class)
          .hasMessageContaining("gave no record for 15 s")
          .hasMessageContaining("perhaps it has no leader")
          .hasMessageEndingWith("[TUREEN-REPLAY-KAFKA]");
    }
  }

  private static Map<String, String> client() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }
}
