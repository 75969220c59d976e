package io.tureen.replay;

import io.tureen.settings.Environment;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code replay}. */
@Command(
    name = "replay",
    description =
        "Sends rejected records again when they fit the catalogue that the streams have now. Each"
            + " event is one row.",
    sortOptions = false,
    footer = {
      "",
      "Each option can be set by the environment, too: --trino by TUREEN_REPLAY_TRINO.",
      "Kafka is at TUREEN_KAFKA_BOOTSTRAP_SERVERS, with the client's properties in"
          + " TUREEN_KAFKA_PROPERTIES_FILE.",
      "Exit status: 0 all that fit are rows, 1 something failed, 2 wrong usage."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final URI DEFAULT_TRINO = URI.create("http://127.0.0.1:8081");

  @Spec private CommandSpec spec;
  @Mixin private ReplayOptions options;

  @SuppressWarnings("unused") // picocli's own: it shows the help
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public Integer call() {
    return ConsoleReplay.run(
        options,
        DEFAULT_TRINO,
        Optional.empty(),
        Environment.ofProcess(),
        spec.commandLine().getOut(),
        spec.commandLine().getErr());
  }

  /** The command line that {@link #main} runs. */
  static CommandLine commandLine() {
    return new CommandLine(new ReplayCommand())
        .setParameterExceptionHandler(ReplayCommand::wrongUsage);
  }

  private static int wrongUsage(ParameterException mistake, String[] arguments) {
    PrintWriter err = mistake.getCommandLine().getErr();
    err.println(mistake.getMessage() + ". See replay --help.");
    err.flush();
    return ConsoleReplay.WRONG_USAGE;
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }
}
