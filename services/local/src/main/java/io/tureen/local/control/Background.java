package io.tureen.local.control;

import io.tureen.local.supervisor.SupervisorProgram;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the supervisor apart from the terminal: neither Ctrl-C nor the closing of the window
 * reaches it.
 */
final class Background {
  /**
   * A session of its own where the system has setsid, else a process group of its own that ignores
   * the hang-up.
   */
  private static final String DETACH =
      "if command -v setsid >/dev/null; then exec setsid \"$@\"; fi; set -m; nohup \"$@\" & wait $!";

  private Background() {}

  /**
   * @param with the process after whose end the supervisor is to end too
   */
  static Process startSupervisor(Installation installation, List<ProcessHandle> with)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", DETACH, "tureen"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dtureen.home=" + installation.home());
    command.add("-Dtureen.state=" + installation.settings().state());
    command.add("@" + installation.home().resolve("services/local/target/launch/supervisor.args"));
    installation
        .config()
        .ifPresent(file -> command.addAll(List.of(SupervisorProgram.CONFIG, file.toString())));
    with.forEach(
        process -> command.addAll(List.of(SupervisorProgram.WITH, String.valueOf(process.pid()))));
    return new ProcessBuilder(command)
        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(Redirect.appendTo(installation.state().log("supervisor").toFile()))
        .redirectErrorStream(true)
        .start();
  }
}
