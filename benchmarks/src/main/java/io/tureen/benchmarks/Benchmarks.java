package io.tureen.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The measurements of the running local system, each one a command. */
@Command(
    name = "benchmarks/run",
    description = "Measures the running local system and prints the figures as Markdown.",
    mixinStandardHelpOptions = true,
    subcommands = {
      SinglePosts.class,
      BatchPosts.class,
      Freshness.class,
      Console.class,
      Memory.class,
      All.class,
      HelpCommand.class
    })
final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Benchmarks())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println("TUREEN-BENCHMARK-FAILED: " + failure.getMessage());
                  if (Boolean.getBoolean("tureen.debug")) {
                    failure.printStackTrace(command.getErr());
                  }
                  return 1;
                })
            .execute(arguments));
  }
}
