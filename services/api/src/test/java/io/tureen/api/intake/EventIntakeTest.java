package io.tureen.api.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tureen.api.problem.ApiProblem;
import io.tureen.api.problem.ApiProblemCode;
import io.tureen.api.problem.ApiProblemException;
import io.tureen.api.problem.EventError;
import io.tureen.api.sending.OutgoingEvent;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.event.EventReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIntakeTest {

  private static final String LOGIN =
      """
      {"event_type":"login","user_id":"witty-heron"}""";
  private static final Optional<String> NO_TYPE = Optional.empty();
  private static final Optional<UUID> NO_ID = Optional.empty();

  private final EventIntake intake =
      new EventIntake(
          Catalogue.builtIn(),
          new EventReader(Catalogue.builtIn(), Clock.systemUTC(), UUID::randomUUID),
          5);

  @Test
  void anObjectIsOneEvent() {
    List<OutgoingEvent> events = intake.readJson(bytes(LOGIN), NO_TYPE);

    assertThat(events).hasSize(1);
    assertThat(events.getFirst().key()).isEqualTo(bytes("witty-heron"));
    assertThat(new String(events.getFirst().value(), StandardCharsets.UTF_8))
        .contains("\"event_id\":", "\"event_timestamp\":");
  }

  @Test
  void anArrayIsManyEvents() {
    assertThat(intake.readJson(bytes("[" + LOGIN + "," + LOGIN + "]"), NO_TYPE)).hasSize(2);
  }

  @Test
  void linesAreEventsAndEmptyLinesAreNot() {
    byte[] body = bytes(LOGIN + "\r\n\n  \n" + LOGIN);

    assertThat(intake.readLines(body, NO_TYPE)).hasSize(2);
  }

  @Test
  void onlyAnIdThatTheSenderChoseCanBeRetried() {
    UUID id = UUID.randomUUID();
    String chosen = LOGIN.replace("{", "{\"event_id\":\"" + id + "\",");

    List<OutgoingEvent> events = intake.readJson(bytes("[" + LOGIN + "," + chosen + "]"), NO_TYPE);

    assertThat(events).extracting(OutgoingEvent::id).containsExactly(NO_ID, Optional.of(id));
  }

  @Test
  void theTypeMayComeFromThePath() {
    byte[] body = bytes("{\"user_id\":\"witty-heron\"}");

    assertThat(intake.readJson(body, Optional.of("login"))).hasSize(1);
  }

  @Test
  void oneBadEventAndNoneIsTaken() {
    String bad = "{\"event_type\":\"login\",\"user_id\":7,\"stars\":3}";

    ApiProblem problem =
        problemOf(() -> intake.readJson(bytes("[" + LOGIN + "," + bad + "]"), NO_TYPE));

    assertThat(problem.code()).isEqualTo(ApiProblemCode.EVENT_DOES_NOT_FIT);
    assertThat(problem.errorCount()).isEqualTo(2);
    assertThat(problem.errors())
        .extracting(EventError::index, EventError::field, EventError::code)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(1, "user_id", "WRONG_TYPE"),
            org.assertj.core.groups.Tuple.tuple(1, "stars", "UNKNOWN_FIELD"));
  }

  @Test
  void theErrorsListedAreBoundedAndTheirNumberIsTold() {
    EventIntake large =
        new EventIntake(
            Catalogue.builtIn(),
            new EventReader(Catalogue.builtIn(), Clock.systemUTC(), UUID::randomUUID),
            1_000);
    String body = "[" + "{},".repeat(999) + "{}]";

    ApiProblem problem = problemOf(() -> large.readJson(bytes(body), NO_TYPE));

    assertThat(problem.errors()).hasSize(ApiProblem.MOST_ERRORS);
    assertThat(problem.errorCount()).isEqualTo(1_000);
  }

  @Test
  void aWrongLineIsNamed() {
    ApiProblem problem = problemOf(() -> intake.readLines(bytes(LOGIN + "\n\n{oops}"), NO_TYPE));

    assertThat(problem.code()).isEqualTo(ApiProblemCode.NOT_JSON);
    assertThat(problem.detail()).startsWith("Line 3: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "[]"})
  void aBodyWithoutEventsIsAMistake(String body) {
    assertThat(problemOf(() -> intake.readJson(bytes(body), NO_TYPE)).code())
        .isEqualTo(ApiProblemCode.NO_EVENTS);
  }

  @Test
  void linesWithoutEventsAreAMistake() {
    assertThat(problemOf(() -> intake.readLines(bytes("\n\n"), NO_TYPE)).code())
        .isEqualTo(ApiProblemCode.NO_EVENTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[{}", "{} {}", "nul", "{\"a\":1,\"a\":2}", "\u0000"})
  void whatIsNotJsonIsToldFromWhatDoesNotFit(String body) {
    assertThat(problemOf(() -> intake.readJson(bytes(body), NO_TYPE)).code())
        .isEqualTo(ApiProblemCode.NOT_JSON);
  }

  @Test
  void tooManyEventsAreRefusedInEitherForm() {
    ThrowingCallable array =
        () -> intake.readJson(bytes("[" + (LOGIN + ",").repeat(5) + LOGIN + "]"), NO_TYPE);
    ThrowingCallable lines = () -> intake.readLines(bytes((LOGIN + "\n").repeat(6)), NO_TYPE);

    assertThat(problemOf(array).code()).isEqualTo(ApiProblemCode.TOO_MANY_EVENTS);
    assertThat(problemOf(lines).code()).isEqualTo(ApiProblemCode.TOO_MANY_EVENTS);
  }

  @Test
  void anUnknownTypeNamesTheNearestKnownOne() {
    ApiProblem problem = problemOf(() -> intake.requireType("logn"));

    assertThat(problem.code()).isEqualTo(ApiProblemCode.UNKNOWN_EVENT_TYPE);
    assertThat(problem.detail()).contains("\"login\"");
  }

  private static ApiProblem problemOf(ThrowingCallable call) {
    return catchThrowableOfType(ApiProblemException.class, call).problem();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
