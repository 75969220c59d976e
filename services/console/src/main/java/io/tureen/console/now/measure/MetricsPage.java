package io.tureen.console.now.measure;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a process tells of itself in Prometheus' text format: of each metric the sum over its
 * labels.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition
 *     formats</a>
 */
final class MetricsPage {
  private final Map<String, Double> sums;

  private MetricsPage(Map<String, Double> sums) {
    this.sums = sums;
  }

  /** Lines that are none of the format are passed over. */
  static MetricsPage parse(String text) {
    Map<String, Double> sums = new HashMap<>();
    text.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(sums, line));
    return new MetricsPage(sums);
  }

  private static void add(Map<String, Double> sums, String line) {
    int labels = line.indexOf('{');
    int space = line.indexOf(' ');
    int nameEnd = labels < 0 ? space : labels;
    int valueStart = labels < 0 ? space : line.lastIndexOf('}') + 1;
    if (nameEnd <= 0 || valueStart <= 0) {
      return;
    }
    String value = line.substring(valueStart).strip().split(" ", 2)[0];
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number)) {
        sums.merge(line.substring(0, nameEnd), number, Double::sum);
      }
    } catch (NumberFormatException e) {
      // +Inf, or no metric at all: nothing to sum up.
    }
  }

  /** Empty if the process does not tell it, or tells that it is no number. */
  OptionalDouble sum(String metric) {
    Double sum = sums.get(metric);
    return sum == null ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }
}
