package io.tureen.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository and this build's files are. */
final class Home {
  private Home() {}

  static Path chart() {
    return Path.of(System.getProperty("tureen.home")).resolve("helm/tureen").normalize();
  }

  /** One of those in k8s/. */
  static Path script(String name) {
    return Path.of(System.getProperty("tureen.home")).resolve("k8s").resolve(name).normalize();
  }

  static Path testDirectory() {
    return Path.of(System.getProperty("tureen.test.directory"));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String readChart(String file) {
    return read(chart().resolve(file));
  }
}
