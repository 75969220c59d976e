package io.tureen.local.cli;

import io.tureen.local.control.Installation;
import io.tureen.local.control.Polling;
import io.tureen.local.control.Shutdown;
import io.tureen.local.control.Startup;
import io.tureen.local.state.Status;
import io.tureen.local.terminal.Terminal;
import io.tureen.local.terminal.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description =
        "Starts everything, and returns when all of it is ready. It keeps running in the background.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin private ConfigOption config;

  @Option(names = "--skip-checks", description = "Start although memory or disk seem too small.")
  private boolean skipChecks;

  @Option(names = "--foreground", description = "Stay in the terminal; all is stopped with Ctrl-C.")
  private boolean foreground;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = Terminal.system();
    Installation installation = config.installation();
    Startup startup = new Startup(installation, terminal, skipChecks);
    Status status = startup.run(foreground ? List.of(ProcessHandle.current()) : List.of());
    terminal.line("Tureen is up after %s.".formatted(Words.of(startup.taken())));
    Addresses.show(status, terminal);
    if (foreground) {
      return stay(installation, status, terminal);
    }
    terminal.line("Next: ./tureen load --plan each   sends one event of every type");
    terminal.line("      ./tureen sql                asks for the rows");
    terminal.line("      ./tureen down               stops; the data stays");
    return 0;
  }

  private static int stay(Installation installation, Status status, Terminal terminal)
      throws InterruptedException {
    terminal.line("Ctrl-C stops it.");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(installation, terminal), "stop"));
    Polling.until(Duration.ofDays(Short.MAX_VALUE), () -> !status.supervisor().isRunning());
    return 0;
  }

  private static void stop(Installation installation, Terminal terminal) {
    try {
      new Shutdown(installation, terminal).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
