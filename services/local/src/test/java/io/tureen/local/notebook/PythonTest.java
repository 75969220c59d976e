package io.tureen.local.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.local.error.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonTest {
  @TempDir private Path directory;

  @Test
  void theFirstInThePathIsTakenWithItsVersion() throws IOException, InterruptedException {
    python("echo 3.12.1 /opt/a python/bin/python3.12");

    assertThat(Python.find(path()))
        .isEqualTo(new Python(Path.of("/opt/a python/bin/python3.12"), "3.12.1"));
  }

  @Test
  void whereThereIsNoneItIsSaidWhatToInstall() {
    assertThatThrownBy(() -> Python.find(path()))
        .isInstanceOfSatisfying(
            UserException.class,
            problem ->
                assertThat(problem.describe())
                    .contains("TUREEN-PYTHON-MISSING", "no python3", "python3-venv"));
  }

  @Test
  void oneThatCanMakeNoEnvironmentSaysWhy() throws IOException {
    python("echo Traceback; echo \"No module named 'ensurepip'\"; exit 1");

    assertThatThrownBy(() -> Python.find(path()))
        .isInstanceOfSatisfying(
            UserException.class,
            problem ->
                assertThat(problem.describe())
                    .contains("TUREEN-PYTHON-MISSING", "it says: No module named 'ensurepip'."));
  }

  @Test
  void oneThatAnswersSomethingElseIsNone() throws IOException {
    python("echo 3.8");

    assertThatThrownBy(() -> Python.find(path()))
        .isInstanceOfSatisfying(
            UserException.class,
            problem ->
                assertThat(problem.describe()).contains("TUREEN-PYTHON-MISSING", "it says: 3.8."));
  }

  private Map<String, String> path() {
    return Map.of("PATH", directory.toString());
  }

  private Path python(String script) throws IOException {
    Path program = directory.resolve("python3");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }
}
