package io.tureen.load;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program's {@code verify}. */
@Command(
    name = "verify",
    description =
        "Sends one event of each type to the API and waits until SQL shows each as a row.",
    sortOptions = false,
    footer = {
      "",
      "Each option can be set by the environment, too: --api by TUREEN_VERIFY_API.",
      "Exit status: 0 every event is a row, 1 a step failed, 2 wrong usage."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final URI DEFAULT_API = URI.create("http://127.0.0.1:8080");
  private static final URI DEFAULT_TRINO = URI.create("http://127.0.0.1:8081");

  @Spec private CommandSpec spec;
  @Mixin private VerifyOptions options;

  @SuppressWarnings("unused") // picocli's own: it shows the help
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public Integer call() {
    return ConsoleVerification.run(
        options,
        DEFAULT_API,
        DEFAULT_TRINO,
        Optional.empty(),
        spec.commandLine().getOut(),
        spec.commandLine().getErr());
  }
}
