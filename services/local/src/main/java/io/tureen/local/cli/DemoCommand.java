package io.tureen.local.cli;

import io.tureen.local.control.Installation;
import io.tureen.local.control.Startup;
import io.tureen.local.demo.Demo;
import io.tureen.local.terminal.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Shows the whole way of the events: up, 42,452 events over HTTP, every one of them a row, the first questions in SQL.",
      "It stays up. Exit status 0 says that the rows are exactly the events accepted."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Mixin private ConfigOption config;

  @Option(names = "--skip-checks", description = "Start although memory or disk seem too small.")
  private boolean skipChecks;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = Terminal.system();
    Installation installation = config.installation();
    new Demo(installation, terminal).run(new Startup(installation, terminal, skipChecks));
    terminal.line("\nAsk on with ./tureen sql, stop with ./tureen down; the data stays.");
    return 0;
  }
}
