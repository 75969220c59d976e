package io.tureen.cluster;

import java.nio.file.Path;

/** The project's directory. */
final class Home {
  private Home() {}

  static Path directory() {
    return Path.of(System.getProperty("tureen.home")).toAbsolutePath().normalize();
  }

  static Path chart() {
    return directory().resolve("helm/tureen");
  }
}
