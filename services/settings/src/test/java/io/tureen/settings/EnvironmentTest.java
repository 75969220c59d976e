package io.tureen.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  @TempDir Path directory;

  @Test
  void aVariableThatIsAbsentOrEmptyHasItsDefault() {
    Environment environment = Environment.of(Map.of("EMPTY", " "));

    assertThat(environment.text("ABSENT", "default")).isEqualTo("default");
    assertThat(environment.text("EMPTY", "default")).isEqualTo("default");
    assertThat(environment.port("ABSENT", 9092)).isEqualTo(9092);
    assertThat(environment.duration("ABSENT", Duration.ofDays(7))).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void aSettingWithoutDefaultIsAskedForWithAnExample() {
    assertRefused(
            () -> Environment.of(Map.of()).required("NAME", "/an/example"),
            StartProblem.SETTING_MISSING)
        .hasMessageContaining("NAME is not set")
        .hasMessageContaining("NAME=/an/example");
  }

  @Test
  void aPortIsANumberThatAPortCanHave() {
    Environment environment =
        Environment.of(Map.of("GOOD", "65535", "HIGH", "65536", "WORD", "http"));

    assertThat(environment.port("GOOD", 1)).isEqualTo(65_535);
    assertRefused(() -> environment.port("HIGH", 1), StartProblem.SETTING_WRONG)
        .hasMessageContaining("'65536'");
    assertRefused(() -> environment.port("WORD", 1), StartProblem.SETTING_WRONG)
        .hasMessageContaining("'http'");
  }

  @Test
  void aCountIsOneOrMore() {
    Environment environment = Environment.of(Map.of("ONE", "1", "NONE", "0"));

    assertThat(environment.count("ONE", 2)).isEqualTo(1);
    assertRefused(() -> environment.count("NONE", 2), StartProblem.SETTING_WRONG)
        .hasMessageContaining("1 or more");
  }

  @Test
  void aDurationIsWrittenAsInTheStandard() {
    Environment environment =
        Environment.of(Map.of("WEEK", "P7D", "WORDS", "7 days", "BACK", "PT-1S"));

    assertThat(environment.duration("WEEK", Duration.ZERO)).isEqualTo(Duration.ofDays(7));
    assertRefused(() -> environment.duration("WORDS", Duration.ZERO), StartProblem.SETTING_WRONG)
        .hasMessageContaining("P7D");
    assertRefused(() -> environment.duration("BACK", Duration.ZERO), StartProblem.SETTING_WRONG)
        .hasMessageContaining("'PT-1S'");
  }

  @Test
  void aFileCanBeReadOrIsAbsent() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "text");
    Environment environment =
        Environment.of(Map.of("GOOD", file.toString(), "DIRECTORY", directory.toString()));

    assertThat(environment.readableFile("ABSENT")).isEmpty();
    assertThat(environment.readableFile("GOOD")).contains(file);
    assertRefused(() -> environment.readableFile("DIRECTORY"), StartProblem.SETTING_WRONG)
        .hasMessageContaining("DIRECTORY")
        .hasMessageContaining("can be read");
  }

  @Test
  void aUriSaysItsScheme() {
    Environment environment =
        Environment.of(Map.of("GOOD", "file:///data", "PATH", "/data", "BAD", "a b"));

    assertThat(environment.uri("GOOD", "file:///x")).hasScheme("file");
    assertRefused(() -> environment.uri("PATH", "file:///x"), StartProblem.SETTING_WRONG)
        .hasMessageContaining("file:///x");
    assertRefused(() -> environment.uri("BAD", "file:///x"), StartProblem.SETTING_WRONG);
  }

  @Test
  void aDirectoryIsMadeWhenItIsNotThere() {
    Path wanted = directory.resolve("one/two");

    Path made = Environment.of(Map.of("DATA", wanted.toString())).writableDirectory("DATA", "/x");

    assertThat(made).isEqualTo(wanted).isEmptyDirectory();
  }

  @Test
  void aDirectoryThatCannotBeWrittenToIsNamed() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    Environment environment = Environment.of(Map.of("DATA", file.resolve("below").toString()));

    assertRefused(
            () -> environment.writableDirectory("DATA", "/x"), StartProblem.DIRECTORY_NOT_WRITABLE)
        .hasMessageContaining("(DATA)");
  }

  @Test
  void aTakenPortIsNamedWithTheSettingThatChoseIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertRefused(() -> Ports.requireFree("127.0.0.1", port, "THE_PORT"), StartProblem.PORT_TAKEN)
          .hasMessageContaining("Port " + port)
          .hasMessageContaining("THE_PORT");
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ThrowingCallable read, StartProblem problem) {
    return assertThatThrownBy(read)
        .isInstanceOfSatisfying(
            StartException.class,
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(problem);
              assertThat(refusal.line()).startsWith(problem.code() + ": ");
            });
  }
}
