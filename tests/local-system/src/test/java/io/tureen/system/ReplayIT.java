package io.tureen.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.system.Tureen.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events of a type that the catalogue forgot, rejected and then replayed with a mended one. */
@Order(9)
@ExtendWith(RunningSystem.Extension.class)
class ReplayIT {
  private static final int FORGOTTEN = 20;

  private static final String FORGOTTEN_TYPE =
      """

        toast:
          stream: menu-events
          description: A guest raised a glass.
          fields:
            words:
              type: text
              required: true
              description: What was said.
      """;

  @Test
  void rejectedRecordsBecomeRowsOnceWhenTheCatalogueIsMended(RunningSystem system)
      throws IOException {
    system.awaitAllWell();
    long onTopic = Records.onTopic();
    send();
    RunningSystem.awaitRows(onTopic + FORGOTTEN);
    Path catalogue = Tureen.testDirectory().resolve("mended-catalogue.yaml");
    Files.writeString(catalogue, Catalogues.evolved() + FORGOTTEN_TYPE);
    Tureen mended = system.tureen().with("TUREEN_CATALOGUE", catalogue.toString());

    Outcome tooSoon = mended.run("replay");
    system.down();
    Outcome up = mended.run("up");
    Outcome look = mended.run("replay", "--dry-run", "--reason", "UNKNOWN_EVENT_TYPE");
    Outcome first = mended.run("replay");
    Outcome second = mended.run("replay");

    assertThat(tooSoon.exitStatus()).isEqualTo(1);
    assertThat(tooSoon.output()).contains("[TUREEN-REPLAY-CATALOGUE]");
    assertThat(up.exitStatus()).as(up.output()).isZero();
    assertThat(look.exitStatus()).as(look.output()).isZero();
    assertThat(look.output()).containsPattern("UNKNOWN_EVENT_TYPE +0 +20 ");
    assertThat(first.exitStatus()).as(first.output()).isZero();
    assertThat(first.output())
        .contains("Of 20 sent, 20 are rows and 0 were rejected again.")
        .containsPattern("total +0 +20 ");
    assertThat(second.exitStatus()).as(second.output()).isZero();
    assertThat(second.output()).containsPattern("total +20 +0 ");
    RunningSystem.awaitRows(onTopic + 2 * FORGOTTEN);
    try (Sql sql = RunningSystem.sql()) {
      assertThat(
              sql.number(
                  """
                  select count(distinct event_id) from menu_app_events
                  where event_type = 'toast' and date(event_timestamp) = date '2026-11-20'\
                  """))
          .isEqualTo(FORGOTTEN);
      assertThat(sql.number("select count(*) from menu_app_events where event_type = 'toast'"))
          .isEqualTo(FORGOTTEN);
    }
  }

  private static void send() {
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, RunningSystem.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < FORGOTTEN; i++) {
        String user = "guest-" + i;
        String event =
            """
            {"event_id": "%s", "event_type": "toast", "event_timestamp": "2026-11-20T19:30:00Z",
             "user_id": "%s", "words": "To the soup!"}\
            """
                .formatted(UUID.randomUUID(), user);
        Future<RecordMetadata> _ =
            producer.send(
                new ProducerRecord<>(Records.TOPIC, user.getBytes(UTF_8), event.getBytes(UTF_8)));
      }
    }
  }
}
