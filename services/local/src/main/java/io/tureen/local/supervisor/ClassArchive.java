package io.tureen.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of a part in the form that the JVM has them in memory, which halves what a start
 * costs. The JVM makes the archive when the part ends by itself, and again after a new build.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/vm/class-data-sharing.html">class data
 *     sharing</a>
 */
record ClassArchive(Path file) {

  List<String> javaOptions() {
    return List.of(
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + file,
        // It tells of each class that it leaves out.
        "-Xlog:cds*=off",
        "-Xlog:aot*=off");
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Whether it was made before this file, and so is no good any more. */
  boolean isOlderThan(Path classes) {
    return file.toFile().lastModified() < classes.toFile().lastModified();
  }

  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
