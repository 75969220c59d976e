package io.tureen.local.supervisor;

import io.tureen.catalogue.Catalogue;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.part.Catalogues;
import io.tureen.local.part.Parts;
import io.tureen.local.settings.Settings;
import io.tureen.local.settings.SettingsReader;
import io.tureen.local.state.StateDirectory;
import io.tureen.local.state.SupervisorLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * The process that stays behind {@code ./tureen up}. It runs until it is told to end, and then ends
 * the parts first.
 */
public final class SupervisorProgram {
  /** Tells the supervisor to end when the process of this number does. */
  public static final String WITH = "--with";

  public static final String CONFIG = "--config";

  /** The exit status where another supervisor works on the same state directory. */
  public static final int IN_USE = 4;

  private static final int FAILED = 1;

  /** Kept for as long as the process lives: a lock that is collected is free. */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private static SupervisorLock lock;

  private SupervisorProgram() {}

  /** Takes {@code --config FILE} and {@code --with PID}, both optional. */
  public static void main(String[] arguments) throws IOException {
    try {
      run(arguments);
    } catch (UserException e) {
      System.out.println(e.describe());
      System.exit(e.code() == ErrorCode.STATE_IN_USE ? IN_USE : FAILED);
    }
  }

  private static void run(String[] arguments) throws IOException {
    Optional<Path> config = Optional.empty();
    Optional<ProcessHandle> companion = Optional.empty();
    for (Iterator<String> words = Arrays.asList(arguments).iterator(); words.hasNext(); ) {
      switch (words.next()) {
        case CONFIG -> config = Optional.of(Path.of(words.next()));
        case WITH -> companion = ProcessHandle.of(Long.parseLong(words.next()));
        default -> throw new IllegalArgumentException(String.join(" ", arguments));
      }
    }
    Supervisor supervisor = supervisor(config);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> supervisor.stop().join(), "stop"));
    companion.ifPresent(SupervisorProgram::endWith);
    supervisor.start();
  }

  private static void endWith(ProcessHandle companion) {
    Thread.ofPlatform()
        .daemon()
        .name("companion")
        .start(
            () -> {
              companion.onExit().join();
              System.exit(0);
            });
  }

  private static Supervisor supervisor(Optional<Path> config) throws IOException {
    Path home = Path.of(System.getProperty("tureen.home"));
    Settings settings =
        SettingsReader.read(home, config, System.getenv(), Path.of("").toAbsolutePath());
    StateDirectory state = new StateDirectory(settings.state());
    state.prepare();
    lock = SupervisorLock.tryTake(state.lock()).orElseThrow(() -> inUse(state));
    Catalogue catalogue = Catalogues.of(settings);
    Parts parts = new Parts(home, settings, catalogue);
    return new Supervisor(
        state,
        new Launcher(home, state, settings.classArchives()),
        parts.all(),
        parts.jobs(),
        parts.apiAddress(),
        parts.trinoAddress());
  }

  private static UserException inUse(StateDirectory state) {
    return new UserException(
        ErrorCode.STATE_IN_USE,
        "Another supervisor works on %s.".formatted(state.root()),
        "Stop it with ./tureen down, or name another state directory.");
  }
}
