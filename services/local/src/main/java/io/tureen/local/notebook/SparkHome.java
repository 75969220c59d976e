package io.tureen.local.notebook;

import io.tureen.local.part.LaunchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * What PySpark takes for an installed Spark: {@code bin/spark-submit}, which starts the streams'
 * jars, with their flags, on our own JVM.
 *
 * @param directory the value of {@code SPARK_HOME}
 */
record SparkHome(Path directory) {
  private static final String PROGRAM = "io.tureen.stream.notebook.NotebookSpark";
  private static final String HEAP = "-Xmx768m";

  /**
   * Makes it anew.
   *
   * @param streams the streams' launch file
   * @param built where the project's own jars lie: those are copied, so that a build takes no class
   *     from a notebook that is open
   */
  void make(LaunchFile streams, Path built, Path temporary) throws IOException {
    Path jars = Files.createDirectories(directory.resolve("jars"));
    List<Path> classPath = new ArrayList<>();
    for (Path jar : streams.classPath()) {
      classPath.add(jar.startsWith(built) ? copy(jar, jars) : jar);
    }
    Path arguments = directory.resolve("java.args");
    Files.createDirectories(temporary);
    Files.writeString(
        arguments,
        new LaunchFile(streams.options(), streams.classPath(), List.of(PROGRAM))
            .with(List.of(HEAP, "-Djava.io.tmpdir=" + temporary), classPath));
    Path submit = Files.createDirectories(directory.resolve("bin")).resolve("spark-submit");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.writeString(
        submit, "#!/bin/sh\nexec %s %s \"$@\"\n".formatted(quoted(java), quoted("@" + arguments)));
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path copy(Path jar, Path directory) throws IOException {
    return Files.copy(
        jar, directory.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String quoted(Object word) {
    return "'" + word.toString().replace("'", "'\\''") + "'";
  }
}
