package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.system.Tureen.Commands;
import io.tureen.system.Tureen.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Ways to break a system that runs; each is mended by closing it. */
final class Faults {
  /** A fault that lasts until it is closed. */
  interface Fault extends AutoCloseable {
    @Override
    void close();
  }

  private static final Duration COMMAND_TIME = Duration.ofSeconds(10);

  private Faults() {}

  /** A process that is there and does nothing. */
  static Fault hanging(long pid) {
    command("kill", "-STOP", Long.toString(pid));
    return () -> command("kill", "-CONT", Long.toString(pid));
  }

  /** A directory that can be read only. */
  static Fault readOnly(Path directory) {
    requireMounts();
    command("mount", "--bind", directory.toString(), directory.toString());
    command("mount", "-o", "remount,ro,bind", directory.toString());
    return () -> command("umount", "--lazy", directory.toString());
  }

  /** In place of a directory, a small disk on which no byte is left. */
  static Fault onFullDisk(Path directory) {
    requireMounts();
    command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", directory.toString());
    // It ends with a status of its own once nothing more fits.
    run("dd", "if=/dev/zero", "of=" + directory.resolve("rubbish"), "bs=4k");
    return () -> command("umount", "--lazy", directory.toString());
  }

  /** Only root mounts, and not in every container. */
  private static void requireMounts() {
    boolean can = run("unshare", "--mount", "true").exitStatus() == 0;
    Tools.requireThat(can, "This user may not mount: the fault cannot be made here.");
  }

  private static void command(String... words) {
    Outcome outcome = run(words);
    assertThat(outcome.exitStatus())
        .as("%s: %s", String.join(" ", words), outcome.output())
        .isZero();
  }

  private static Outcome run(String... words) {
    return Commands.run(new ProcessBuilder(List.of(words)), "", COMMAND_TIME);
  }
}
