package io.tureen.local.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the program that listens on a port, from Linux's {@code /proc}; elsewhere, or for another's
 * process, nothing.
 */
final class PortHolder {
  private static final Path PROC = Path.of("/proc");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int SOCKET_STATE = 3;
  private static final int INODE = 9;

  private PortHolder() {}

  /** For example {@code java, process 1234 (Tureen's kafka in /home/ada/tureen/.tureen)}. */
  static Optional<String> of(int port) {
    Set<String> sockets = new HashSet<>(sockets("net/tcp", port));
    sockets.addAll(sockets("net/tcp6", port));
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .filter(process -> NUMBER.matcher(process.getFileName().toString()).matches())
          .filter(process -> holdsOne(process, sockets))
          .findFirst()
          .map(PortHolder::describe);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<String> sockets(String table, int port) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    try {
      return Files.readAllLines(PROC.resolve(table)).stream()
          .map(line -> line.strip().split("\\s+"))
          .filter(
              fields ->
                  fields[LOCAL_ADDRESS].endsWith(suffix) && fields[SOCKET_STATE].equals(LISTENING))
          .map(fields -> "socket:[" + fields[INODE] + "]")
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean holdsOne(Path process, Set<String> sockets) {
    try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
      return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
    } catch (IOException e) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String describe(Path process) {
    String program = target(process.resolve("exe"));
    String name = program.substring(program.lastIndexOf('/') + 1);
    return name + ", process " + process.getFileName() + tureenPart(process);
  }

  private static String tureenPart(Path process) {
    try {
      List<String> words = List.of(Files.readString(process.resolve("cmdline")).split("\0"));
      Optional<String> part = property(words, "tureen.part");
      Optional<String> state = property(words, "tureen.state");
      return part.isPresent() && state.isPresent()
          ? " (Tureen's %s in %s)".formatted(part.get(), state.get())
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static Optional<String> property(List<String> words, String name) {
    String prefix = "-D" + name + "=";
    return words.stream()
        .filter(word -> word.startsWith(prefix))
        .map(word -> word.substring(prefix.length()))
        .findFirst();
  }
}
