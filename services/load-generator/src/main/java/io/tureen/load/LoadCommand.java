package io.tureen.load;

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

/** The program {@code load-generator}. */
@Command(
    name = "load-generator",
    description = "Sends simulated traffic to Tureen's API.",
    subcommands = VerifyCommand.class,
    sortOptions = false,
    footer = {
      "",
      "Each option can be set by the environment, too: --retry-for by TUREEN_LOAD_RETRY_FOR.",
      "Exit status: 0 all accepted, 1 some failed, 2 wrong usage, 130 stopped by Ctrl-C."
    })
public final class LoadCommand implements Callable<Integer> {
  private static final URI DEFAULT_URL = URI.create("http://127.0.0.1:8080");

  @Spec private CommandSpec spec;
  @Mixin private LoadOptions options;

  @SuppressWarnings("unused") // picocli's own: it shows the help
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public Integer call() {
    return ConsoleLoad.run(
        options,
        DEFAULT_URL,
        Optional.empty(),
        spec.commandLine().getOut(),
        spec.commandLine().getErr());
  }

  /** The command line that {@link #main} runs. */
  static CommandLine commandLine() {
    return new CommandLine(new LoadCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(LoadCommand::wrongUsage);
  }

  private static int wrongUsage(ParameterException mistake, String[] arguments) {
    PrintWriter err = mistake.getCommandLine().getErr();
    err.println(mistake.getMessage() + ". See load-generator --help.");
    err.flush();
    return ConsoleLoad.WRONG_USAGE;
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }
}
