package io.tureen.local.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.part.LaunchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkHomeTest {
  @Test
  void itStartsTheStreamsJarsAndFlagsWithAnotherProgram(@TempDir Path directory)
      throws IOException {
    Path built = Files.createDirectories(directory.resolve("project"));
    Path own = Files.writeString(built.resolve("table-stream.jar"), "jar");
    Path other = Path.of("/elsewhere/spark-core.jar");
    LaunchFile streams =
        new LaunchFile(List.of("-Xmx512m", "-Da=b"), List.of(own, other), List.of("TableStream"));
    Path home = directory.resolve("it's spark");

    new SparkHome(home).make(streams, built, directory.resolve("tmp"));

    LaunchFile made = LaunchFile.read(home.resolve("java.args"));
    assertThat(made.options()).containsSubsequence("-Xmx512m", "-Da=b", "-Xmx768m");
    assertThat(made.classPath()).containsExactly(home.resolve("jars/table-stream.jar"), other);
    assertThat(made.classPath().getFirst()).hasContent("jar");
    assertThat(made.mainAndArguments()).containsExactly("io.tureen.stream.notebook.NotebookSpark");
    assertThat(home.resolve("bin/spark-submit"))
        .isExecutable()
        .content()
        .contains("'@" + directory + "/it'\\''s spark/java.args' \"$@\"");
  }
}
