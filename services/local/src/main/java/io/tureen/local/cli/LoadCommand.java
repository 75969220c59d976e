package io.tureen.local.cli;

import io.tureen.load.ConsoleLoad;
import io.tureen.load.LoadOptions;
import io.tureen.local.control.Installation;
import io.tureen.local.state.Status;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "load",
    description =
        "Sends simulated traffic to the API: 42,452 events as fast as it takes them, unless told otherwise.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all events accepted",
      "1:some failed",
      "2:wrong usage",
      "130:stopped by Ctrl-C"
    })
final class LoadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private LoadOptions options;

  @Override
  public Integer call() {
    Installation installation = config.installation();
    URI api =
        installation
            .status()
            .filter(Status::isUp)
            .map(Status::api)
            .orElseGet(() -> installation.parts().apiAddress());
    return ConsoleLoad.run(
        options,
        api,
        installation.settings().catalogue(),
        spec.commandLine().getOut(),
        spec.commandLine().getErr());
  }
}
