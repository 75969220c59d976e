package io.tureen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL of Debian's package {@code postgresql}, with a directory of its own, at a port of
 * 127.0.0.1.
 */
public final class PostgreSqlServer implements AutoCloseable {
  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");

  /** PostgreSQL does not run as root; this is the user that its package makes. */
  private static final String USER = "postgres";

  private final Path programs;
  private final Path directory;
  private final int port = FreePort.find();

  private PostgreSqlServer(Path programs, Path directory) {
    this.programs = programs;
    this.directory = directory;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * Makes a directory with a database {@code postgres} whose user {@code tureen} has the password;
   * {@link #startUp} starts the server. Empty when PostgreSQL is not installed.
   */
  public static Optional<PostgreSqlServer> prepare(String password) {
    return programs().map(programs -> prepare(programs, password));
  }

  private static PostgreSqlServer prepare(Path programs, String password) {
    try {
      Path directory = Files.createTempDirectory("tureen-postgresql-");
      PostgreSqlServer server = new PostgreSqlServer(programs, directory);
      Path passwordFile = Files.writeString(directory.resolve("password"), password);
      if (isRoot()) {
        run(List.of("chown", "-R", USER, directory.toString()));
      }
      server.runProgram(
          "initdb",
          "--pgdata=" + server.data(),
          "--username=tureen",
          "--pwfile=" + passwordFile,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--no-sync");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it and waits until it takes connections. */
  public void startUp() {
    runProgram(
        "pg_ctl",
        "start",
        "--wait",
        "--pgdata=" + data(),
        "--log=" + directory.resolve("log"),
        "--options=-h 127.0.0.1 -p %d -k %s".formatted(port, directory));
  }

  /** Ends it as a crash does. */
  public void kill() {
    runProgram("pg_ctl", "stop", "--mode=immediate", "--pgdata=" + data());
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private Path data() {
    return directory.resolve("data");
  }

  @Override
  public void close() {
    if (Files.exists(data().resolve("postmaster.pid"))) {
      kill();
    }
    try {
      run(List.of("rm", "-rf", directory.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void runProgram(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", USER, "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    try {
      run(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(List<String> command) throws IOException {
    Path output = Files.createTempFile("tureen-postgresql-", ".log");
    try {
      int status =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      if (status != 0) {
        throw new IOException(
            "Status %d of %s: %s".formatted(status, command, Files.readString(output)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(output);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static Optional<Path> programs() {
    if (!Files.isDirectory(PACKAGES)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(PACKAGES)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
