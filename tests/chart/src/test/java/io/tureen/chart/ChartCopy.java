package io.tureen.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The chart as {@code helm package} takes it, with the files in place of the links to them. Its
 * test is an object like the others: {@code helm template} as a library leaves out what is a hook.
 */
final class ChartCopy {
  private static final Path COPY = make();

  private ChartCopy() {}

  static Path path() {
    return COPY;
  }

  private static Path make() {
    Path copy = Home.testDirectory().resolve("tureen");
    try (Stream<Path> files = Files.walk(Home.chart(), FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(Home.chart().relativize(file));
        Files.createDirectories(target.getParent());
        Files.writeString(target, withoutHook(Files.readAllLines(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  private static String withoutHook(List<String> lines) {
    return lines.stream()
        .map(line -> line.replace("helm.sh/hook", "was.a/hook"))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
