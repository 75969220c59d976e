package io.tureen.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What fails without a Trino; UpkeepIT has one. */
@Timeout(60)
class UpkeepCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aTrinoThatIsNotThereIsTriedAgainAndThenNamed() {
    assertThat(run("--trino", "http://127.0.0.1:1", "--retry-for", "PT8S")).isEqualTo(1);

    assertThat(out.toString()).contains("event=again reason=");
    assertThat(err.toString())
        .contains("Trino at http://127.0.0.1:1 does not say which tables hive.default has")
        .contains("[TUREEN-UPKEEP-TRINO]")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--trino,          'http://trino:8080/v1', give an address",
    "--trino,          'not an address',       give an address",
    "--schema,         default,                give a catalog and a schema",
    "--small-file,     32MiB,                  'give a size in kB, MB or GB'",
    "--keep-snapshots, PT0S,                   give a time longer than nothing",
    "--keep-orphans,   PT-1H,                  give a time longer than nothing",
    "--session,        a=b;c:d,                give a property of Trino's session",
    "--retry-for,      2 minutes,              See upkeep --help",
    "--plan,           full,                   See upkeep --help"
  })
  void aValueThatCannotBeIsRefusedWithItsOption(String option, String value, String advice) {
    assertThat(run(option, value)).isEqualTo(2);

    assertThat(err.toString())
        .contains(option, value, advice, "[TUREEN-UPKEEP-SETTING]")
        .doesNotContain("\tat ");
  }

  @Test
  void aCatalogueThatIsNotThereIsWrongUsage() {
    assertThat(run("--catalogue", "nowhere.yaml")).isEqualTo(2);

    assertThat(err.toString()).contains("nowhere.yaml");
  }

  @Test
  void helpNamesEachOptionAndTheStatuses() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains("--keep-snapshots", "--keep-orphans", "--small-file", "Exit status: 0");
  }

  private int run(String... arguments) {
    CommandLine command = UpkeepCommand.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    return command.execute(arguments);
  }
}
