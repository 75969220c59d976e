package io.tureen.local.cli;

import io.tureen.local.control.Installation;
import io.tureen.local.control.Shutdown;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.state.StateDirectory;
import io.tureen.local.state.SupervisorLock;
import io.tureen.local.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "reset",
    description =
        "Forgets everything: stops what runs, then removes all data and logs. Asks first.",
    mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
  @Mixin private ConfigOption config;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = Terminal.system();
    Installation installation = config.installation();
    StateDirectory state = installation.state();
    state.requireOwn();
    if (!yes && !confirmed(state)) {
      throw new UserException(
          ErrorCode.NOT_CONFIRMED,
          "Nothing was removed.",
          "Answer yes, or call ./tureen reset --yes");
    }
    new Shutdown(installation, terminal).run();
    remove(state);
    terminal.line("Removed all data in %s.".formatted(state.root()));
    return 0;
  }

  /** Removes nothing while a supervisor is at work that has not said so yet. */
  private static void remove(StateDirectory state) throws IOException {
    if (!Files.isDirectory(state.run())) {
      state.prepare();
    }
    SupervisorLock lock = SupervisorLock.tryTake(state.lock()).orElseThrow(() -> stillUp(state));
    try {
      for (Path directory : state.forgettable()) {
        StateDirectory.delete(directory);
      }
    } finally {
      lock.close();
    }
  }

  private static UserException stillUp(StateDirectory state) {
    return new UserException(
        ErrorCode.STATE_IN_USE,
        "Nothing was removed: a supervisor works in %s.".formatted(state.root()),
        "Wait until ./tureen status says that it is up, then call ./tureen reset again.");
  }

  private static boolean confirmed(StateDirectory state) throws IOException {
    System.out.printf(
        "This stops Tureen and removes all events, tables and logs in %s.%nType yes to go on: ",
        state.root());
    System.out.flush();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    return "yes".equals(reader.readLine());
  }
}
