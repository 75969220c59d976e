package io.tureen.local.cli;

import io.tureen.catalogue.NearestWord;
import io.tureen.local.control.Installation;
import io.tureen.local.control.Polling;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.terminal.Terminal;
import io.tureen.local.terminal.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "logs",
    description = "Shows what the parts have written: of one part, or of all.",
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  private static final String SUFFIX = ".log";

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Parameters(
      arity = "0..1",
      paramLabel = "PART",
      description = "kafka, metastore, trino, api, console, a stream, upkeep, or supervisor.")
  private String part;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is written from now on, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      description = "How many lines of each (default: ${DEFAULT-VALUE}).",
      defaultValue = "30")
  private int lines;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (lines < 0) {
      throw new ParameterException(
          spec.commandLine(), "--lines is %d: it can be 0 or more.".formatted(lines));
    }
    Installation installation = config.installation();
    List<String> names = names(installation);
    if (part != null && !names.contains(part)) {
      throw unknown(names);
    }
    Terminal terminal = Terminal.system();
    List<String> wanted = part == null ? names : List.of(part);
    int width = wanted.stream().mapToInt(String::length).max().orElse(0);
    List<LogReader> readers =
        wanted.stream()
            .map(
                name ->
                    new LogReader(installation.state().log(name), prefix(name, width), terminal))
            .toList();
    for (LogReader reader : readers) {
      reader.showLast(lines);
    }
    if (follow) {
      Polling.until(Duration.ofDays(Short.MAX_VALUE), () -> showNews(readers));
    }
    return 0;
  }

  private String prefix(String name, int width) {
    return part == null ? name + " ".repeat(width - name.length()) + " | " : "";
  }

  private static boolean showNews(List<LogReader> readers) {
    readers.forEach(LogReader::showNews);
    return false;
  }

  private static List<String> names(Installation installation) throws IOException {
    Path directory = installation.state().logs();
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  private String whatElse(List<String> names) {
    return config.installation().parts().jobs().stream()
        .filter(job -> job.name().equals(part))
        .findFirst()
        .map(
            job ->
                "It has not run yet: the first time is %s after ./tureen up."
                    .formatted(Words.of(job.interval())))
        .orElseGet(() -> NearestWord.suggestion(part, names).strip());
  }

  private UserException unknown(List<String> names) {
    return new UserException(
        ErrorCode.PART_UNKNOWN,
        "There is no log of %s in %s.".formatted(part, config.installation().state().logs()),
        names.isEmpty() ? "Nothing was started yet: ./tureen up" : whatElse(names));
  }
}
