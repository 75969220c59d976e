package io.tureen.local.cli;

import io.tureen.local.control.Shutdown;
import io.tureen.local.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "down",
    description = "Stops everything; the data stays. Harmless when nothing runs.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  @Mixin private ConfigOption config;

  @Override
  public Integer call() throws InterruptedException {
    new Shutdown(config.installation(), Terminal.system()).run();
    return 0;
  }
}
