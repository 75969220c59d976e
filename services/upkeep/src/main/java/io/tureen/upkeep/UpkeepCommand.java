package io.tureen.upkeep;

import io.tureen.catalogue.CatalogueException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code upkeep}: sees to each table once, and ends. */
@Command(
    name = "upkeep",
    description = "Compacts the tables' small files, expires snapshots and removes orphan files.",
    sortOptions = false,
    footer = {
      "",
      "Each option but --session can be set by the environment, too: --retry-for by"
          + " TUREEN_UPKEEP_RETRY_FOR.",
      "Exit status: 0 every table was seen to, 1 some failed, 2 wrong usage."
    })
public final class UpkeepCommand implements Callable<Integer> {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int WRONG_USAGE = 2;

  private static final URI DEFAULT_TRINO = URI.create("http://127.0.0.1:8081");

  @Spec private CommandSpec spec;
  @Mixin private UpkeepOptions options;

  @SuppressWarnings("unused") // picocli's own: it shows the help
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public Integer call() {
    long begin = System.nanoTime();
    LogLines log = new LogLines(spec.commandLine().getOut(), Clock.systemUTC());
    try {
      UpkeepSettings settings = options.settings(DEFAULT_TRINO, Optional.empty());
      List<TableReport> reports = new Upkeep(settings, log).run();
      log.end(reports, Duration.ofNanos(System.nanoTime() - begin));
      return status(reports);
    } catch (UpkeepException e) {
      return complain(e, status(e));
    } catch (CatalogueException e) {
      return complain(e, WRONG_USAGE);
    }
  }

  /** The exit status of a run that came to its end. */
  public static int status(List<TableReport> reports) {
    return reports.stream().allMatch(TableReport::isWell) ? DONE : FAILED;
  }

  /** The exit status of one that did not. */
  public static int status(UpkeepException failure) {
    return failure.problem() == UpkeepProblem.BAD_SETTING ? WRONG_USAGE : FAILED;
  }

  private int complain(RuntimeException mistake, int status) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(mistake.getMessage());
    err.flush();
    return status;
  }

  /** The command line that {@link #main} runs. */
  static CommandLine commandLine() {
    return new CommandLine(new UpkeepCommand())
        .setParameterExceptionHandler(UpkeepCommand::wrongUsage);
  }

  private static int wrongUsage(ParameterException mistake, String[] arguments) {
    PrintWriter err = mistake.getCommandLine().getErr();
    err.println(
        "%s. See upkeep --help. [%s]"
            .formatted(mistake.getMessage(), UpkeepProblem.BAD_SETTING.code()));
    err.flush();
    return WRONG_USAGE;
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }
}
