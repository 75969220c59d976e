package io.tureen.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastWordsTest {
  @Test
  void theLastProblemOfALogIsFoundWithItsCode() {
    String log =
        """
        2026-11-28T10:00:00.000Z ERROR TableStream TUREEN-STREAM-WAITED-TOO-LONG: Kafka did not answer.
        2026-11-28T10:00:09.000Z ERROR TableStream TUREEN-STREAM-TOPIC-RECREATED: The topic is another one.
        2026-11-28T10:00:09.100Z INFO  Thread something else
        """;

    assertThat(LastWords.problem("menu-events", log, "there"))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.code()).isEqualTo("TUREEN-STREAM-TOPIC-RECREATED");
              assertThat(problem.what()).isEqualTo("The topic is another one.");
              assertThat(problem.isSymptom()).isFalse();
            });
  }

  @Test
  void aProblemFromBeforeThePartWasWellCountsForNothing() {
    String log =
        """
        ERROR TableStream TUREEN-STREAM-TOPIC-RECREATED: The topic is another one.
        INFO  StreamApp event=started stream=menu-events health=http://127.0.0.1:8082
        """;

    assertThat(LastWords.problem("menu-events", log, "there")).isEmpty();
  }

  @Test
  void whoEndedForTheSakeOfAnotherHasASymptom() {
    assertThat(
            LastWords.problem("menu-events", "TUREEN-STREAM-WAITED-TOO-LONG: Kafka away.", "there"))
        .hasValueSatisfying(problem -> assertThat(problem.isSymptom()).isTrue());
  }
}
