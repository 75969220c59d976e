package io.tureen.local.cli;

import io.tureen.local.terminal.Bar;
import io.tureen.local.terminal.Terminal;
import io.tureen.local.terminal.TextTable;
import io.tureen.local.terminal.Words;
import io.tureen.upkeep.Extent;
import io.tureen.upkeep.TableReport;
import io.tureen.upkeep.UpkeepListener;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Upkeep as a person follows it: a bar over the tables, then what each was and is. */
final class UpkeepDisplay implements UpkeepListener {
  private final Terminal terminal;
  private final Bar bar;
  private List<String> tables = List.of();

  UpkeepDisplay(Terminal terminal) {
    this.terminal = terminal;
    this.bar = new Bar(terminal, "tables");
  }

  @Override
  public void begins(List<String> names) {
    tables = names;
    if (names.isEmpty()) {
      terminal.line("There are no tables yet: the streams make them.");
    }
  }

  @Override
  public void doing(String table, String step) {
    bar.show(tables.indexOf(table), tables.size(), table + ": " + step);
  }

  @Override
  public void waiting(String why) {
    terminal.line("waiting: " + why);
  }

  /** All of it, once it is done. */
  void end(List<TableReport> reports) {
    if (reports.isEmpty()) {
      return;
    }
    bar.show(reports.size(), reports.size(), "");
    TextTable table =
        new TextTable(List.of("TABLE", "FILES", "NOW", "SNAPSHOTS", "NOW", "SIZE", "NOW", "TOOK"));
    for (TableReport report : reports) {
      table.add(
          List.of(
              report.table(),
              count(report.before(), Extent::files),
              count(report.after(), Extent::files),
              count(report.before(), Extent::snapshots),
              count(report.after(), Extent::snapshots),
              size(report.before()),
              size(report.after()),
              Words.of(report.taken())));
    }
    table.render(terminal.columns()).forEach(terminal::line);
    reports.forEach(this::showFailure);
  }

  private void showFailure(TableReport report) {
    report
        .failure()
        .ifPresent(
            why ->
                terminal.line(
                    "TUREEN-UPKEEP-TABLE: %s failed at %s%nDo it again with ./tureen maintain; docs/upkeep.md says more."
                        .formatted(report.table(), why)));
  }

  private static String count(Optional<Extent> extent, ToLongFunction<Extent> number) {
    return extent
        .map(known -> String.format(Locale.ROOT, "%,d", number.applyAsLong(known)))
        .orElse("?");
  }

  private static String size(Optional<Extent> extent) {
    return extent
        .map(known -> String.format(Locale.ROOT, "%.1f MB", known.bytes() / 1e6))
        .orElse("?");
  }
}
