package io.tureen.local.check;

import io.tureen.local.error.UserException;
import io.tureen.local.part.Part;
import io.tureen.local.settings.Ports;
import io.tureen.local.settings.Settings;
import java.nio.file.Path;
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
      Settings settings, List<Part> parts, int streamCount) {
    List<Check> checks = new ArrayList<>();
    parts.forEach(part -> checks.add(new BuiltCheck(part)));
    List<UserException> problems = new ArrayList<>(problems(checks));
    problems.addAll(ports(settings, streamCount));
    return problems;
  }

  /** Ports that another program holds. */
  public static List<UserException> ports(Settings settings, int streamCount) {
    List<Check> checks = new ArrayList<>();
    Ports ports = settings.ports();
    ports.all(streamCount).forEach((port, setting) -> checks.add(new PortCheck(port, setting)));
    return problems(checks);
  }

  /** Those that estimate. */
  public static List<UserException> advisable(Settings settings) {
    return problems(List.of(memory(), disk(settings.state())));
  }

  /** Whether there is memory for all parts, before they are started. */
  public static Check memory() {
    return MemoryCheck.ofThisMachine();
  }

  /** Whether there is room where a directory is that exists. */
  public static Check disk(Path directory) {
    return new DiskCheck(directory, DiskCheck.NEEDED_BYTES);
  }

  private static List<UserException> problems(List<Check> checks) {
    return checks.stream().map(Check::problem).flatMap(Optional::stream).toList();
  }
}
