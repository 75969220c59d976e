package io.tureen.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.testing.KafkaUser;
import io.tureen.testing.SecuredKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker with users and passwords, which only {@code TUREEN_KAFKA_PROPERTIES_FILE} knows of. */
class WrongPasswordIT {
  private static final String TOPIC = "menu_app_events";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void aWrongPasswordIsNamedWithTheFileThatHasItAndARightOneIsWell(@TempDir Path directory)
      throws InterruptedException {
    try (SecuredKafka kafka = SecuredKafka.start(directory)) {
      kafka.setPassword("ada", "right");
      kafka.allow(
          "ada",
          new ResourcePattern(ResourceType.TOPIC, TOPIC, PatternType.LITERAL),
          AclOperation.DESCRIBE);
      KafkaUser user = KafkaUser.of(kafka, "ada", "wrong", directory.resolve("ada"));

      long begin = System.nanoTime();
      List<Finding> findings = look(user).call();
      Duration taken = Duration.ofNanos(System.nanoTime() - begin);

      System.out.printf("wrong password: %s after %.1f s%n", findings, taken.toMillis() / 1e3);
      assertThat(taken).isLessThan(LIMIT);
      assertThat(findings)
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.part()).isEqualTo("kafka");
                assertThat(finding.code()).isEqualTo("TUREEN-BROKER-REFUSED");
                assertThat(finding.setIn())
                    .contains(user.propertiesFile().toString(), "TUREEN_KAFKA_PROPERTIES_FILE");
              });

      user.writePassword("right");
      assertThat(look(user).call()).isEmpty();
    }
  }

  private static KafkaLook look(KafkaUser user) {
    return new KafkaLook(
        Map.of(
            "TUREEN_KAFKA_BOOTSTRAP_SERVERS",
            user.kafka().bootstrapServers(),
            "TUREEN_KAFKA_PROPERTIES_FILE",
            user.propertiesFile().toString()),
        Optional.of(TOPIC),
        "",
        "kafka-port, in the defaults",
        Duration.ofSeconds(5));
  }
}
