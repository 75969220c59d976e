package io.tureen.stream.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tureen.testing.KafkaUser;
import io.tureen.testing.SecuredKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that wants TLS, a user, a password and rights, as Strimzi's does. */
class CredentialsIT {
  private static final String STREAM = "menu-events";
  private static final String USER = "tureen-menu-events";
  private static final String PASSWORD = "correct-horse";
  private static final String WRONG_PASSWORD = "battery-staple";
  private static final String REFUSED = "TUREEN-STREAM-KAFKA-REFUSED";
  private static final int FAILED = 1;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void aWrongPasswordAndMissingRightsAreWaitedForInWordsAndALostRightEndsTheStream()
      throws Exception {
    try (SecuredKafka kafka = SecuredKafka.start(directory);
        Restaurant restaurant = new Restaurant("secured");
        Admin admin = kafka.admin();
        Producer producer = new Producer(kafka.openBootstrapServers(), restaurant.topic())) {
      admin.createTopics(List.of(new NewTopic(restaurant.topic(), 2, (short) 1))).all().get();
      ResourcePattern topic =
          new ResourcePattern(ResourceType.TOPIC, restaurant.topic(), PatternType.LITERAL);
      kafka.setPassword(USER, PASSWORD);
      KafkaUser user = KafkaUser.of(kafka, USER, WRONG_PASSWORD, directory.resolve("user"));

      StreamProcess stream =
          restaurant.start(
              STREAM,
              Map.of(
                  "TUREEN_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                  "TUREEN_KAFKA_PROPERTIES_FILE", user.propertiesFile().toString()));
      stream.awaitWaitingFor(REFUSED + ": Kafka does not let this stream in: SaslAuth");
      user.writePassword(PASSWORD);
      stream.awaitWaitingFor(REFUSED + ": Kafka does not let this stream in: TopicAuthorization");
      kafka.allow(USER, topic, AclOperation.READ, AclOperation.DESCRIBE);
      stream.awaitReady();
      producer.logIns(20);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(restaurant.rows("events")).hasSize(20));
      assertThat(stream.get("/progress").body()).doesNotContain(PASSWORD);

      kafka.deny(USER, topic, AclOperation.READ);
      producer.logIns(1);

      assertThat(stream.process().awaitExit(PATIENCE)).isEqualTo(FAILED);
      assertThat(stream.process().output().lines())
          .last()
          .asString()
          .contains(REFUSED, "Authorization", "TUREEN_KAFKA_PROPERTIES_FILE");
      assertThat(stream.process().output()).doesNotContain(PASSWORD, WRONG_PASSWORD);
    }
  }
}
