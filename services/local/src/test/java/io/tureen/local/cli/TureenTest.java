package io.tureen.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TureenTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      Tureen.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void aMistypedCommandNamesTheNearestOne() {
    int status = commandLine.execute("stauts");

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean").contains("status");
  }

  @Test
  void aMistypedOptionNamesTheNearestOne() {
    int status = commandLine.execute("up", "--skip-check");

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("--skip-checks");
  }

  @Test
  void linesFewerThanNoneAreAMistake() {
    int status = commandLine.execute("logs", "-n", "-1");

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("--lines is -1");
  }

  @Test
  void aPortOfTheNotebookThatCannotBeIsAMistake() {
    int status = commandLine.execute("notebook", "--port", "99999");

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("--port is 99999: it can be 1 to 65535.");
  }

  @Test
  void aResetRemovesNothingThatIsNotTureens(@TempDir Path directory) throws IOException {
    Path thesis = Files.createDirectories(directory.resolve("data")).resolve("thesis.txt");
    Files.writeString(thesis, "years of work");
    Path settings = directory.resolve("tureen.yaml");
    Files.writeString(settings, "state: " + directory);

    int status = commandLine.execute("reset", "--yes", "--config", settings.toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("TUREEN-STATE-FOREIGN");
    assertThat(thesis).exists();
  }

  @Test
  void noCommandAtAllIsAMistakeAndShowsThem() {
    assertThat(commandLine.execute()).isEqualTo(2);
    assertThat(err.toString()).contains("./tureen up").contains("Commands:");
  }

  @Test
  void everyCommandAndOptionSaysWhatItDoes() {
    assertThat(commandLine.getSubcommands())
        .allSatisfy(
            (name, command) -> {
              assertThat(command.getCommandSpec().usageMessage().description())
                  .as(name)
                  .isNotEmpty();
              assertThat(command.getCommandSpec().options())
                  .allSatisfy(
                      option -> assertThat(option.description()).as(name + option).isNotEmpty());
            });
  }
}
