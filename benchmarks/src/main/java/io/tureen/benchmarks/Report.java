package io.tureen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The figures of one measurement as a Markdown table. */
final class Report {
  private final String title;
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  Report(String title, String... columns) {
    this.title = title;
    this.columns = List.of(columns);
  }

  Report row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell instanceof Double number ? "%.2f".formatted(number) : String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  void print() {
    StringBuilder text = new StringBuilder();
    text.append("\n### ").append(title).append("\n\n").append(machine()).append("\n\n");
    line(text, columns);
    line(text, columns.stream().map(column -> "---").toList());
    rows.forEach(row -> line(text, row));
    System.out.println(text);
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** What the figures were measured on; without it they say nothing. */
  private static String machine() {
    return "%s, %d cores, %,d MiB of memory, %s, JDK %s"
        .formatted(
            Instant.now().truncatedTo(ChronoUnit.MINUTES),
            Runtime.getRuntime().availableProcessors(),
            memoryMebibytes(),
            processor(),
            Runtime.version());
  }

  private static long memoryMebibytes() {
    return procLine("/proc/meminfo", "MemTotal")
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .orElse(0L);
  }

  private static String processor() {
    return procLine("/proc/cpuinfo", "model name")
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse(System.getProperty("os.arch"));
  }

  private static java.util.Optional<String> procLine(String file, String start) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(start))
          .findFirst();
    } catch (IOException e) {
      return java.util.Optional.empty();
    }
  }
}
