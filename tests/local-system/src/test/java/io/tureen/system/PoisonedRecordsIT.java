package io.tureen.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records that fit no schema, put straight onto the topic past the API's checks. */
@Order(3)
@ExtendWith(RunningSystem.Extension.class)
class PoisonedRecordsIT {
  private static final int POISONED = 1_000;
  private static final byte[] LARGE = "x".repeat(900 * 1024).getBytes(UTF_8);

  private static final String FITS =
      """
      {"event_id": "0193d5a4-1f6e-7c3a-9d35-0a2b4c6d8e0f", "event_type": "review",
       "event_timestamp": "2026-11-20T19:30:00Z", "user_id": "ada", "stars": %s}""";

  /** What the i-th poisoned record holds; null is a tombstone. */
  private static byte[] poison(int i) {
    return switch (i % 10) {
      case 0 -> "not JSON at all".getBytes(UTF_8);
      case 1 -> FITS.formatted("\"three\"").getBytes(UTF_8);
      case 2 -> FITS.formatted("6").getBytes(UTF_8);
      case 3 -> "{\"event_type\": \"dance\", \"user_id\": \"ada\"}".getBytes(UTF_8);
      case 4 -> new byte[0];
      case 5 -> i == 5 ? LARGE : "[1, 2, 3]".getBytes(UTF_8);
      case 6 -> null;
      case 7 -> new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, (byte) i};
      case 8 -> "{\"event_type\": \"order\"".getBytes(UTF_8);
      default -> "1e999999999".getBytes(UTF_8);
    };
  }

  @Test
  void poisonedRecordsAllEndInRejectedWithAReasonAndTheStreamsGoOn(RunningSystem system)
      throws Exception {
    long rows = RunningSystem.settledRows();
    long rejected = rejected();
    List<Integer> restarts = restarts(system);

    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, RunningSystem.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < POISONED; i++) {
        byte[] key = i % 3 == 0 ? null : ("key-" + i).getBytes(UTF_8);
        sent.add(producer.send(new ProducerRecord<>(Records.TOPIC, key, poison(i))));
      }
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    }

    RunningSystem.awaitRows(rows + POISONED);
    assertThat(rejected()).isEqualTo(rejected + POISONED);
    try (Sql sql = RunningSystem.sql()) {
      assertThat(
              sql.number(
                  """
                  select count(*) from menu_app_rejected
                  where reason is null or reason = '' or code is null"""))
          .isZero();
      assertThat(sql.number("select max(length(value)) from menu_app_rejected"))
          .isEqualTo(LARGE.length);
      assertThat(sql.number("select count(*) from menu_app_rejected where value is null"))
          .isEqualTo(POISONED / 10);
    }
    assertThat(restarts(system)).as("restarts of the streams").isEqualTo(restarts);

    assertThat(system.load("--plan", "each").get("accepted").asInt()).isEqualTo(5);
    RunningSystem.awaitRows(rows + POISONED + 5);
  }

  private static long rejected() {
    try (Sql sql = RunningSystem.sql()) {
      return sql.count(RunningSystem.REJECTED);
    }
  }

  private static List<Integer> restarts(RunningSystem system) {
    return IntStream.of(
            system.part("menu-events").restarts(), system.part("menu-orders").restarts())
        .boxed()
        .toList();
  }
}
