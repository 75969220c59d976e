package io.tureen.local.cli;

import io.tureen.local.error.UserException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./tureen}: the local system from the command line. */
@Command(
    name = "tureen",
    description = "Turns events into SQL tables, on this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      LoadCommand.class,
      SqlCommand.class,
      NotebookCommand.class,
      VerifyCommand.class,
      MaintainCommand.class,
      DoctorCommand.class,
      ReplayCommand.class,
      AuditCommand.class,
      ReportCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      DownCommand.class,
      ResetCommand.class,
      HelpCommand.class,
      CompletionCommand.class
    })
public final class Tureen implements Runnable {
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  private Tureen() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Tureen())
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Tureen::explain);
  }

  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof UserException mistake) {
      command.getErr().println(mistake.describe());
      return FAILED;
    }
    throw failure;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: ./tureen up, for example.");
  }
}
