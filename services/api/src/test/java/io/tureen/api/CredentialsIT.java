package io.tureen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tureen.testing.KafkaUser;
import io.tureen.testing.SecuredKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that wants TLS, a user, a password and rights, as Strimzi's does. */
class CredentialsIT {

  private static final String EVENTS = "/v1/events";
  private static final String PASSWORD = "correct-horse";
  private static final String WRONG_PASSWORD = "battery-staple";
  private static final ResourcePattern TOPIC =
      new ResourcePattern(ResourceType.TOPIC, "menu_app_events", PatternType.LITERAL);

  @TempDir static Path brokerDirectory;
  private static SecuredKafka kafka;

  @TempDir Path directory;

  @BeforeAll
  static void startKafka() {
    kafka = SecuredKafka.start(brokerDirectory);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void theRightPasswordAndTheTwoRightsOfTheTopicAreEnough() {
    KafkaUser user = user("api", PASSWORD);
    kafka.allow("api", TOPIC, AclOperation.WRITE, AclOperation.DESCRIBE);

    try (Api api = start(user)) {
      awaitReady(api);
      String id = Logins.newIds(1).getFirst();

      assertThat(api.post(EVENTS, Logins.withId(id)).status()).isEqualTo(202);
      assertThat(Topic.eventIds(kafka.openBootstrapServers())).containsOnlyOnce(id);
      assertThat(api.process().output()).doesNotContain(PASSWORD);
    }
  }

  @Test
  void aWrongPasswordIsSaidAndOneThatIsPutRightIsReadWithoutARestart() {
    KafkaUser user = user("rotated", PASSWORD);
    kafka.allow("rotated", TOPIC, AclOperation.WRITE, AclOperation.DESCRIBE);
    user.writePassword(WRONG_PASSWORD);

    try (Api api = startRefused(user)) {
      assertRefused(api);
      assertThat(api.process().output()).doesNotContain(WRONG_PASSWORD);

      user.writePassword(PASSWORD);
      assertLetIn(api);
    }
  }

  @Test
  void aUserThatKafkaDoesNotKnowYetIsLetInOnceItDoes() {
    KafkaUser user = KafkaUser.of(kafka, "later", PASSWORD, directory);

    try (Api api = startRefused(user)) {
      assertRefused(api);

      kafka.setPassword("later", PASSWORD);
      kafka.allow("later", TOPIC, AclOperation.WRITE, AclOperation.DESCRIBE);
      assertLetIn(api);
    }
  }

  private static Api startRefused(KafkaUser user) {
    return Api.startUntil("KAFKA_CREDENTIALS_REFUSED", kafka.bootstrapServers(), settings(user));
  }

  private static void assertRefused(Api api) {
    Api.Answer readiness = api.get("/health/readiness");
    assertThat(readiness.status()).isEqualTo(503);
    assertThat(readiness.body())
        .contains("KAFKA_CREDENTIALS_REFUSED", "TUREEN_KAFKA_PROPERTIES_FILE");
    assertThat(api.get("/health/liveness").status()).isEqualTo(200);
    Api.Answer answer = api.post(EVENTS, Logins.withoutId());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  private static void assertLetIn(Api api) {
    awaitReady(api);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.post(EVENTS, Logins.withoutId()).status() == 202);
  }

  @Test
  void aMissingRightIsNamedAndGrantingItHelpsAtOnce() {
    KafkaUser user = user("newcomer", PASSWORD);

    try (Api api = start(user)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(api.get("/health/readiness").body())
                      .contains("KAFKA_RIGHTS_MISSING", "describe and to write"));
      assertThat(api.get("/health/liveness").status()).isEqualTo(200);

      kafka.allow("newcomer", TOPIC, AclOperation.WRITE, AclOperation.DESCRIBE);
      awaitReady(api);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> api.post(EVENTS, Logins.withoutId()).status() == 202);
    }
  }

  private KafkaUser user(String name, String password) {
    kafka.setPassword(name, password);
    return KafkaUser.of(kafka, name, password, directory);
  }

  private static Api start(KafkaUser user) {
    return Api.start(kafka.bootstrapServers(), settings(user));
  }

  private static Map<String, String> settings(KafkaUser user) {
    return Map.of("TUREEN_KAFKA_PROPERTIES_FILE", user.propertiesFile().toString());
  }

  private static void awaitReady(Api api) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> api.get("/health/readiness").status() == 200);
  }
}
