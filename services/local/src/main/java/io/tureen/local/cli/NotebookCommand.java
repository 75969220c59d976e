package io.tureen.local.cli;

import io.tureen.local.control.Installation;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.notebook.Notebooks;
import io.tureen.local.settings.Ports;
import io.tureen.local.state.Status;
import io.tureen.local.terminal.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "notebook",
    description =
        "Opens Jupyter with Spark on the tables, until Ctrl-C. It needs Python 3.10 or newer, and the first time PyPI.",
    mixinStandardHelpOptions = true)
final class NotebookCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(names = "--no-browser", description = "Only print the address.")
  private boolean noBrowser;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of Jupyter, or the next that is free (default: ${DEFAULT-VALUE}).",
      defaultValue = "8888")
  private int port;

  @Option(
      names = "--execute",
      description =
          "Run all cells once instead, without Jupyter's page, into restaurant.executed.ipynb beside your copy.")
  private boolean execute;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 1 || port > Ports.LARGEST) {
      throw new ParameterException(
          spec.commandLine(), "--port is %d: it can be 1 to %d.".formatted(port, Ports.LARGEST));
    }
    Installation installation = config.installation();
    if (installation.status().filter(Status::isUp).isEmpty()) {
      throw new UserException(
          ErrorCode.NOT_UP,
          "Tureen is not up, so there are no tables to open.",
          "Start it with ./tureen up");
    }
    Notebooks notebooks = new Notebooks(installation);
    notebooks.prepare(Terminal.system());
    return Handover.run(execute ? notebooks.execute() : notebooks.lab(port, !noBrowser));
  }
}
