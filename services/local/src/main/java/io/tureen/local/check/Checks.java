package io.tureen.local.check;

import io.tureen.local.error.UserException;
import io.tureen.local.part.Program;
import io.tureen.local.settings.Ports;
import io.tureen.local.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is looked at before anything is started, so that a person learns everything that is
 * wrong at once.
 */
public final class Checks {
  private Checks() {}

  /**
   * Those that cannot be skipped: without them nothing would come up.
   *
   * @throws UserException when two settings ask for one port
   */
  public static List<UserException> necessary(
      Settings settings, List<Program> programs, int streamCount) {
    List<Check> checks = new ArrayList<>();
    programs.forEach(program -> checks.add(new BuiltCheck(program)));
    Ports ports = settings.ports();
    ports.all(streamCount).forEach((port, setting) -> checks.add(new PortCheck(port, setting)));
    return problems(checks);
  }

  /** Those that estimate. */
  public static List<UserException> advisable(Settings settings) {
    return problems(
        List.of(
            MemoryCheck.ofThisMachine(), new DiskCheck(settings.state(), DiskCheck.NEEDED_BYTES)));
  }

  private static List<UserException> problems(List<Check> checks) {
    return checks.stream().map(Check::problem).flatMap(Optional::stream).toList();
  }
}
