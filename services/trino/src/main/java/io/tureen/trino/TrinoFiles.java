package io.tureen.trino;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Trino's own files, which take settings from the environment: {@code ${ENV:NAME}}.
 *
 * <p>See Trino's documentation of secrets.
 */
record TrinoFiles(List<Path> files) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{ENV:(\\w+)}");

  /** Those that the JVM's flags name. */
  static TrinoFiles ofProcess() {
    return new TrinoFiles(
        List.of(
            Path.of(System.getProperty("config")),
            Path.of(System.getProperty("catalog.config-dir"), "hive.properties")));
  }

  /** The variables that must be set, since a file names them. */
  Set<String> variables() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path file : files) {
      Files.readAllLines(file).stream()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> VARIABLE.matcher(line).results())
          .map(result -> result.group(1))
          .forEach(names::add);
    }
    return names;
  }
}
