package io.tureen.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthAnswerTest {
  @Test
  void theApiAndTheStreamsSayInTheirOwnFormsWhatTheyWaitFor() {
    assertThat(
            HealthAnswer.waitingFor(
                """
                {"status":"DOWN","details":{"kafka":{"status":"DOWN","details":{"topic":"t","waiting_for":"topic t does not exist"}}}}"""))
        .isEqualTo("topic t does not exist");
    assertThat(
            HealthAnswer.waitingFor(
                """
                {"status":"WAITING","waiting_for":{"the first batch":"not begun yet"}}"""))
        .isEqualTo("the first batch: not begun yet");
    assertThat(HealthAnswer.waitingFor("no JSON")).isEqualTo("no JSON");
  }

  @Test
  void aRefusalOfKafkaIsNoMereWaiting() {
    assertThat(HealthAnswer.refused("KAFKA_CREDENTIALS_REFUSED: Authentication failed")).isTrue();
    assertThat(HealthAnswer.refused("Kafka does not answer")).isFalse();
  }
}
