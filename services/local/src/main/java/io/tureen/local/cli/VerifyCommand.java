package io.tureen.local.cli;

import io.tureen.load.ConsoleVerification;
import io.tureen.load.VerifyOptions;
import io.tureen.local.control.Installation;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.state.Status;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description =
        "Sends one event of each type and waits until SQL shows each as a row: is all of it well?",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every event is a row", "1:a step failed", "2:wrong usage"})
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private VerifyOptions options;

  @Override
  public Integer call() {
    Installation installation = config.installation();
    Optional<Status> up = installation.status().filter(Status::isUp);
    if (up.isEmpty() && !options.nameBothAddresses()) {
      throw new UserException(
          ErrorCode.NOT_UP,
          "Tureen is not up, so there is nothing to verify.",
          "Start it with ./tureen up, or name both --api and --trino of another.");
    }
    return ConsoleVerification.run(
        options,
        up.map(Status::api).orElse(null),
        up.map(Status::trino).orElse(null),
        installation.settings().catalogue(),
        spec.commandLine().getOut(),
        spec.commandLine().getErr());
  }
}
