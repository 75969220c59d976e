package io.tureen.local.supervisor;

import io.tureen.local.part.LaunchFile;
import io.tureen.local.part.Program;
import io.tureen.local.process.LogFile;
import io.tureen.local.state.StateDirectory;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts programs as processes. What the project's own build made is copied first, so that a build
 * does not pull the classes from under a system that runs.
 */
final class Launcher {
  private final Path home;
  private final StateDirectory state;
  private final boolean classArchives;

  /**
   * A launcher for one state directory.
   *
   * @param classArchives whether the programs keep archives of their classes
   */
  Launcher(Path home, StateDirectory state, boolean classArchives) {
    this.home = home;
    this.state = state;
    this.classArchives = classArchives;
  }

  Optional<ClassArchive> archive(Program program) {
    Path file = state.classArchives().resolve(program.name() + ".jsa");
    return classArchives ? Optional.of(new ClassArchive(file)) : Optional.empty();
  }

  /** To be called once for each part, before its first start. */
  void prepare(Program program) throws IOException {
    LaunchFile launch = LaunchFile.read(program.launchFile());
    Path copies = state.launch().resolve(program.name());
    StateDirectory.delete(copies);
    Files.createDirectories(copies);
    List<Path> classPath = new ArrayList<>();
    for (Path entry : launch.classPath()) {
      classPath.add(isBuiltHere(entry) ? copy(entry, copies) : entry);
    }
    for (Path entry : classPath) {
      archive(program)
          .filter(archive -> archive.isOlderThan(entry))
          .ifPresent(ClassArchive::remove);
    }
    Files.writeString(launchFile(program), launch.with(options(program), classPath));
  }

  Process start(Program program) throws IOException {
    Path temporary = state.temporary(program.name());
    StateDirectory.delete(temporary);
    Files.createDirectories(temporary);
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // Stands first so that a list of processes shows whose it is.
            "-Dtureen.part=" + program.name(),
            "-Dtureen.state=" + state.root(),
            "@" + launchFile(program));
    process.environment().putAll(program.environment());
    process.directory(temporary.toFile());
    process.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
    process.redirectOutput(Redirect.appendTo(state.log(program.name()).toFile()));
    process.redirectErrorStream(true);
    return process.start();
  }

  long logLength(Program program) throws IOException {
    return new LogFile(state.log(program.name())).length();
  }

  private List<String> options(Program program) {
    List<String> options = new ArrayList<>(program.javaOptions());
    archive(program).ifPresent(archive -> options.addAll(archive.javaOptions()));
    options.add("-Djava.io.tmpdir=" + state.temporary(program.name()));
    return options;
  }

  private Path launchFile(Program program) {
    return state.launch().resolve(program.name() + ".args");
  }

  private boolean isBuiltHere(Path entry) {
    return entry.startsWith(home)
        && entry.getFileName().toString().endsWith(".jar")
        && Files.isRegularFile(entry);
  }

  /**
   * Keeps the time of the copy's origin: a shared class archive is only good for jars of the same
   * time.
   */
  private static Path copy(Path jar, Path directory) throws IOException {
    Path target = directory.resolve(jar.getFileName());
    return Files.copy(
        jar, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
  }
}
