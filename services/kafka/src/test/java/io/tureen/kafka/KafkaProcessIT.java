package io.tureen.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.testing.FreePort;
import io.tureen.testing.KafkaServer;
import io.tureen.testing.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaProcessIT {
  private static final String TOPIC = "menu_app_events";
  private static final byte[] ONE_MEBIBYTE = new byte[1024 * 1024];

  @TempDir Path data;

  @Test
  void listensOnlyOnTheLoopbackAddress() {
    try (KafkaServer kafka = KafkaServer.start(data)) {
      assertThat(kafka.process().listeningAddresses()).containsExactly("127.0.0.1");
    }
  }

  @Test
  void hasTheTopicWithItsPartitionsOnceReady() throws Exception {
    try (KafkaServer kafka = KafkaServer.start(data, Map.of("TUREEN_KAFKA_PARTITIONS", "3"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      assertThat(admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC).partitions())
          .hasSize(3);
    }
  }

  @Test
  void keepsWhatItAcknowledgedWhenItIsKilled() throws Exception {
    try (KafkaServer kafka = KafkaServer.start(data)) {
      send(kafka, "before".getBytes(StandardCharsets.UTF_8));
      send(kafka, ONE_MEBIBYTE);

      kafka.process().kill();
      long killed = System.nanoTime();
      kafka.startAgain();

      // Its own is under 4 seconds; the default session of a dead broker alone would be 9 on top.
      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(9));
      assertThat(records(kafka)).isEqualTo(2);
    }
  }

  @Test
  void keepsItsRecordsOverACleanStop() throws Exception {
    try (KafkaServer kafka = KafkaServer.start(data)) {
      send(kafka, "before".getBytes(StandardCharsets.UTF_8));

      assertThat(kafka.process().stop()).isIn(0, 143);
      kafka.startAgain();

      assertThat(records(kafka)).isEqualTo(1);
    }
  }

  @Test
  void tellsPrometheusWhatItMeasures() throws Exception {
    int port = FreePort.find();
    try (KafkaServer kafka =
        KafkaServer.start(data, Map.of("TUREEN_KAFKA_METRICS_PORT", Integer.toString(port)))) {
      send(kafka, "an event".getBytes(StandardCharsets.UTF_8));

      assertThat(kafka.process().listeningAddresses()).containsExactly("127.0.0.1");
      assertThat(metrics(port))
          .contains(
              "kafka_server_replicamanager_underreplicatedpartitions 0.0",
              "kafka_controller_kafkacontroller_activecontrollercount 1.0",
              "kafka_server_brokertopicmetrics_messagesinpersec_total 1.0",
              "jvm_memory_used_bytes{area=\"heap\"}");
    }
  }

  @Test
  void aTakenPortEndsItWithOneLine() {
    try (KafkaServer kafka = KafkaServer.start(data.resolve("first"))) {
      String port = kafka.bootstrapServers().substring("127.0.0.1:".length());
      ServerProcess second =
          ServerProcess.start(
              "services/kafka",
              Map.of(
                  "TUREEN_KAFKA_PORT", port,
                  "TUREEN_KAFKA_CONTROLLER_PORT", Integer.toString(FreePort.find()),
                  "TUREEN_KAFKA_DATA", data.resolve("second").toString()));

      assertThat(second.awaitExit(Duration.ofSeconds(30))).isEqualTo(2);
      assertThat(second.output()).startsWith("TUREEN-PORT-TAKEN: Port " + port).hasLineCount(1);
    }
  }

  private static String metrics(int port) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + port + "/metrics");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static void send(KafkaServer kafka, byte[] value) throws Exception {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrapServers(),
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            2 * ONE_MEBIBYTE.length);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(TOPIC, "a user".getBytes(StandardCharsets.UTF_8), value))
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static long records(KafkaServer kafka) {
    List<TopicPartition> partitions =
        List.of(new TopicPartition(TOPIC, 0), new TopicPartition(TOPIC, 1));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
