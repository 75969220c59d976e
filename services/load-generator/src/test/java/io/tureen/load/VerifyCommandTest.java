package io.tureen.load;

import static io.tureen.load.ScriptedApi.ACCEPT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.EventType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What fails without a system behind it; tests/local-system verifies one that is well. */
@Timeout(60)
class VerifyCommandTest {
  private static final String NOBODY = "http://127.0.0.1:1";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void oneEventOfEachTypeIsSentThatHappensNowAndHasAnIdOfItsOwn() {
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT)) {
      verify(api.url().toString(), NOBODY);
      verify(api.url().toString(), NOBODY);

      int types = Catalogue.builtIn().eventTypes().size();
      assertThat(api.acceptedEvents())
          .hasSize(2 * types)
          .allSatisfy(
              event ->
                  assertThat(Instant.parse(event.get("event_timestamp").textValue()))
                      .isAfter(Instant.now().minus(Duration.ofMinutes(5))));
      assertThat(api.acceptedEvents().stream().map(event -> event.get("event_id").textValue()))
          .doesNotHaveDuplicates();
      assertThat(api.acceptedEvents().stream().map(VerifyCommandTest::type).distinct())
          .containsExactlyInAnyOrderElementsOf(
              Catalogue.builtIn().eventTypes().stream().map(EventType::name).toList());
    }
  }

  @Test
  void aTrinoThatIsNotThereIsNamedAfterTheStepThatWentWell() {
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT)) {
      assertThat(verify(api.url().toString(), NOBODY)).isEqualTo(1);

      assertThat(out.toString())
          .contains(
              "  " + api.url() + " accepted login, create_profile, menu_search, review, order")
          .hasLineCount(1);
      assertThat(err.toString())
          .contains("waiting: Trino: ")
          .contains("Trino at " + NOBODY + " did not answer a query within 1.0 s")
          .contains("[TUREEN-VERIFY-TRINO]")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void anApiThatIsNotThereIsNamed() {
    assertThat(verify(NOBODY, NOBODY)).isEqualTo(1);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("The API at " + NOBODY + " did not accept one event of each type")
        .contains("connection refused")
        .contains("[TUREEN-VERIFY-API]");
  }

  @Test
  void anApiThatRefusesAnEventIsNamedWithItsReason() {
    try (ScriptedApi api =
        new ScriptedApi(
            call ->
                call.body().contains("\"order\"")
                    ? ScriptedApi.refuse(422, "{\"detail\": \"No orders today.\", \"code\": \"X\"}")
                    : ACCEPT)) {
      assertThat(verify(api.url().toString(), NOBODY)).isEqualTo(1);

      assertThat(err.toString())
          .contains("422: No orders today. [X]", api.url() + "/health/readiness")
          .contains("[TUREEN-VERIFY-API]");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --api=ftp://x          | --api (TUREEN_VERIFY_API) is "ftp://x": give an address
          --api=http://[         | --api (TUREEN_VERIFY_API) is "http://[": give an address
          --trino=localhost:8081 | --trino (TUREEN_VERIFY_TRINO) is "localhost:8081": give an address
          --trino=http://h/path  | --trino (TUREEN_VERIFY_TRINO) is "http://h/path": give an address
          --schema=hive          | --schema (TUREEN_VERIFY_SCHEMA) is "hive": give a catalog and a schema
          --timeout=0s           | --timeout (TUREEN_VERIFY_TIMEOUT) is "PT0S": it must be longer than 0s
          --timeout=long         | 'long' is not a duration: write 500ms, 90s, 5m or 1h
          --catalogue=no-such    | TUREEN-CATALOGUE-UNREADABLE no-such
          --trimo=http://h       | Unknown option: '--trimo=http://h'
          """)
  void aWrongValueIsNamedAndEndsWithTwo(String option, String message) {
    assertThat(run("verify", option)).isEqualTo(2);

    assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theHelpTellsEveryOptionAndStatus() {
    assertThat(run("verify", "--help")).isZero();

    assertThat(out.toString())
        .contains("--api", "--trino", "--schema", "--catalogue", "--timeout", "Exit status");
  }

  private int verify(String api, String trino) {
    return run("verify", "--api", api, "--trino", trino, "--timeout", "1s");
  }

  private int run(String... arguments) {
    CommandLine commandLine =
        LoadCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  private static String type(JsonNode event) {
    return event.get("event_type").textValue();
  }
}
