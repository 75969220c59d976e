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
import io.tureen.catalogue.event.ReadResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventIntakeTest {

  private static final String LOGIN =
      """
      {"event_type":"login","user_id":"witty-heron"}""";
  private static final Optional<String> NO_TYPE = Optional.empty();
  private static final Optional<IdempotencyKey> NO_KEY = Optional.empty();

  private final EventIntake intake =
      new EventIntake(
          Catalogue.builtIn(),
          new EventReader(Catalogue.builtIn(), Clock.systemUTC(), UUID::randomUUID),
          5);

  @Test
  void anObjectIsOneEvent() {
    List<OutgoingEvent> events = intake.readJson(bytes(LOGIN), NO_TYPE, NO_KEY);

    assertThat(events).hasSize(1);
    assertThat(events.getFirst().key()).isEqualTo(bytes("witty-heron"));
    assertThat(new String(events.getFirst().value(), StandardCharsets.UTF_8))
        .contains("\"event_id\":", "\"event_timestamp\":");
  }

  @Test
  void anArrayIsManyEvents() {
    assertThat(intake.readJson(bytes("[" + LOGIN + "," + LOGIN + "]"), NO_TYPE, NO_KEY)).hasSize(2);
  }

  @Test
  void linesAreEventsAndEmptyLinesAreNot() {
    byte[] body = bytes(LOGIN + "\r\n\n  \n" + LOGIN);

    assertThat(intake.readLines(body, NO_TYPE, NO_KEY)).hasSize(2);
  }

  @Test
  void withAKeyTheSameBodyHasTheSameIdsAndEachEventItsOwn() {
    byte[] body = bytes("[" + LOGIN + "," + LOGIN + "]");

    List<UUID> ids = ids(intake.readJson(body, NO_TYPE, key("order-7")));
    List<UUID> lines = ids(intake.readLines(bytes(LOGIN + "\n" + LOGIN), NO_TYPE, key("order-7")));

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.version() == 5).isEqualTo(lines);
    assertThat(ids(intake.readJson(body, NO_TYPE, key("\"order-7\"")))).isEqualTo(ids);
    assertThat(ids(intake.readJson(body, NO_TYPE, key("order-8"))))
        .doesNotContainAnyElementsOf(ids);
    assertThat(ids(intake.readJson(body, NO_TYPE, NO_KEY))).doesNotContainAnyElementsOf(ids);
  }

  @Test
  void withAKeyTheTypeOfThePathIsAsGoodAsThatOfTheEvent() {
    Optional<String> login = Optional.of("login");
    List<UUID> ids = ids(intake.readJson(bytes(LOGIN), NO_TYPE, key("a")));

    assertThat(ids(intake.readJson(bytes("{\"user_id\":\"witty-heron\"}"), login, key("a"))))
        .isEqualTo(ids);
    String other = "{\"event_type\":\"create_profile\",\"user_id\":\"witty-heron\"}";
    assertThat(ids(intake.readJson(bytes(other), NO_TYPE, key("a")))).isNotEqualTo(ids);
  }

  @Test
  void anEventKeepsTheIdThatItHasWithAKeyToo() {
    UUID id = UUID.randomUUID();
    String chosen = LOGIN.replace("{", "{\"event_id\":\"" + id + "\",");

    assertThat(ids(intake.readJson(bytes(chosen), NO_TYPE, key("a")))).containsExactly(id);
  }

  @ParameterizedTest
  @MethodSource("wrongKeys")
  void aKeyIsOneAndHasOneCharacterTo255(List<String> header) {
    assertThat(problemOf(() -> IdempotencyKey.of(header)).code())
        .isEqualTo(ApiProblemCode.BAD_IDEMPOTENCY_KEY);
  }

  static List<List<String>> wrongKeys() {
    return List.of(
        List.of(""),
        List.of("\"\""),
        List.of("k".repeat(256)),
        List.of("a", "b"),
        List.of("a b"),
        List.of("caf\u00e9"));
  }

  @Test
  void aKeyMayHave255Characters() {
    assertThat(IdempotencyKey.of(List.of("k".repeat(255)))).isPresent();
    assertThat(IdempotencyKey.of(List.of())).isEmpty();
  }

  @Test
  void theTypeMayComeFromThePath() {
    byte[] body = bytes("{\"user_id\":\"witty-heron\"}");

    assertThat(intake.readJson(body, Optional.of("login"), NO_KEY)).hasSize(1);
  }

  @Test
  void oneBadEventAndNoneIsTaken() {
    String bad = "{\"event_type\":\"login\",\"user_id\":7,\"stars\":3}";

    ApiProblem problem =
        problemOf(() -> intake.readJson(bytes("[" + LOGIN + "," + bad + "]"), NO_TYPE, NO_KEY));

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

    ApiProblem problem = problemOf(() -> large.readJson(bytes(body), NO_TYPE, NO_KEY));

    assertThat(problem.errors()).hasSize(ApiProblem.MOST_ERRORS);
    assertThat(problem.errorCount()).isEqualTo(1_000);
  }

  @Test
  void aWrongLineIsNamed() {
    ApiProblem problem =
        problemOf(() -> intake.readLines(bytes(LOGIN + "\n\n{oops}"), NO_TYPE, NO_KEY));

    assertThat(problem.code()).isEqualTo(ApiProblemCode.NOT_JSON);
    assertThat(problem.detail()).startsWith("Line 3: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "[]"})
  void aBodyWithoutEventsIsAMistake(String body) {
    assertThat(problemOf(() -> intake.readJson(bytes(body), NO_TYPE, NO_KEY)).code())
        .isEqualTo(ApiProblemCode.NO_EVENTS);
  }

  @Test
  void linesWithoutEventsAreAMistake() {
    assertThat(problemOf(() -> intake.readLines(bytes("\n\n"), NO_TYPE, NO_KEY)).code())
        .isEqualTo(ApiProblemCode.NO_EVENTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[{}", "{} {}", "nul", "{\"a\":1,\"a\":2}", "\u0000"})
  void whatIsNotJsonIsToldFromWhatDoesNotFit(String body) {
    assertThat(problemOf(() -> intake.readJson(bytes(body), NO_TYPE, NO_KEY)).code())
        .isEqualTo(ApiProblemCode.NOT_JSON);
  }

  @Test
  void tooManyEventsAreRefusedInEitherForm() {
    ThrowingCallable array =
        () -> intake.readJson(bytes("[" + (LOGIN + ",").repeat(5) + LOGIN + "]"), NO_TYPE, NO_KEY);
    ThrowingCallable lines =
        () -> intake.readLines(bytes((LOGIN + "\n").repeat(6)), NO_TYPE, NO_KEY);

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

  private static Optional<IdempotencyKey> key(String header) {
    return IdempotencyKey.of(List.of(header));
  }

  private static List<UUID> ids(List<OutgoingEvent> events) {
    EventReader reader = new EventReader(Catalogue.builtIn(), Clock.systemUTC(), UUID::randomUUID);
    return events.stream()
        .map(event -> ((ReadResult.Fits) reader.read(event.value())).event().id())
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
