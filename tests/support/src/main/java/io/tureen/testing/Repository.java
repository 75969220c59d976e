package io.tureen.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** The working copy that the tests run in. */
public final class Repository {
  private Repository() {}

  /** The directory of the root pom, from whatever module's directory the tests were started in. */
  public static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null && !Files.exists(directory.resolve("mvnw"))) {
      directory = directory.getParent();
    }
    if (directory == null) {
      throw new IllegalStateException(
          "No directory above " + Path.of("").toAbsolutePath() + " has a file named mvnw.");
    }
    return directory;
  }

  /** The Java argument file that starts {@code module}, such as {@code services/kafka}. */
  public static Path launchFile(String module) {
    Path file = root().resolve(module).resolve("target/launch/java.args");
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "%s is not there. Build it: ./mvnw -pl %s -am -DskipTests package"
              .formatted(file, module));
    }
    return file;
  }
}
