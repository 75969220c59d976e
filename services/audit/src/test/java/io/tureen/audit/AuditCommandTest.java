package io.tureen.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What fails without a system behind it. */
@Timeout(60)
class AuditCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --trino=localhost:8081 | --trino (TUREEN_AUDIT_TRINO) is "localhost:8081": give an address
          --trino=http://[       | --trino (TUREEN_AUDIT_TRINO) is "http://[": give an address
          --schema=hive          | --schema (TUREEN_AUDIT_SCHEMA) is "hive": give a catalog and a schema
          --rows-since=yesterday | 'yesterday'
          --catalogue=no-such    | TUREEN-CATALOGUE-UNREADABLE no-such
          --ful                  | Unknown option: '--ful'
          """)
  void aWrongValueIsNamedAndEndsWithTwo(String option, String message) {
    assertThat(run(option)).isEqualTo(2);

    assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aTrinoThatIsNotThereIsNamed() {
    assertThat(run("--trino", "http://127.0.0.1:1")).isEqualTo(1);

    assertThat(err.toString())
        .contains("Trino at http://127.0.0.1:1 did not do what it was asked")
        .contains("[TUREEN-AUDIT-TRINO]")
        .doesNotContain("\tat ");
  }

  @Test
  void theHelpTellsEveryOptionAndStatus() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains("--full", "--json", "--rows-since", "--trino", "--schema", "--catalogue")
        .contains("TUREEN_KAFKA_BOOTSTRAP_SERVERS", "Exit status");
  }

  private int run(String... arguments) {
    CommandLine commandLine =
        AuditCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }
}
