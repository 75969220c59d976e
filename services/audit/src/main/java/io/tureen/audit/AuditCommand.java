package io.tureen.audit;

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

/** The program {@code audit}: audits once, and ends. */
@Command(
    name = "audit",
    description =
        "Proves from the tables that each record of the topic, up to where the streams are, is in"
            + " exactly one place.",
    sortOptions = false,
    footer = {
      "",
      "Each option can be set by the environment, too: --trino by TUREEN_AUDIT_TRINO.",
      "Kafka is at TUREEN_KAFKA_BOOTSTRAP_SERVERS, with the client's properties in"
          + " TUREEN_KAFKA_PROPERTIES_FILE.",
      "Exit status: 0 all is accounted for, 1 something is not or the audit failed, 2 wrong usage."
    })
public final class AuditCommand implements Callable<Integer> {
  private static final URI DEFAULT_TRINO = URI.create("http://127.0.0.1:8081");

  @Spec private CommandSpec spec;
  @Mixin private AuditOptions options;

  @SuppressWarnings("unused") // picocli's own: it shows the help
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public Integer call() {
    return ConsoleAudit.run(
        options,
        DEFAULT_TRINO,
        Optional.empty(),
        Environment.ofProcess(),
        LogLines::of,
        spec.commandLine().getOut(),
        spec.commandLine().getErr());
  }

  /** The command line that {@link #main} runs. */
  static CommandLine commandLine() {
    return new CommandLine(new AuditCommand())
        .setParameterExceptionHandler(AuditCommand::wrongUsage);
  }

  private static int wrongUsage(ParameterException mistake, String[] arguments) {
    PrintWriter err = mistake.getCommandLine().getErr();
    err.println(
        "%s. See audit --help. [%s]".formatted(mistake.getMessage(), AuditProblem.SETTING.code()));
    err.flush();
    return ConsoleAudit.WRONG_USAGE;
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }
}
