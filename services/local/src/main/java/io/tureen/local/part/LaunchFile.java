package io.tureen.local.part;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A Java argument file taken apart: options, class path, main class with its arguments.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/java/javase/25/docs/specs/man/java.html#java-command-line-argument-files">java
 *     command-line argument files</a>
 */
public record LaunchFile(
    List<String> options, List<Path> classPath, List<String> mainAndArguments) {
  private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");
  private static final Set<String> WITH_VALUE =
      Set.of(
          "--add-modules",
          "--add-opens",
          "--add-exports",
          "--add-reads",
          "--enable-native-access",
          "-p",
          "--module-path");

  public static LaunchFile read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static LaunchFile parse(String text) {
    List<String> words = words(text);
    List<String> options = new ArrayList<>();
    List<Path> classPath = List.of();
    int next = 0;
    while (next < words.size() && words.get(next).startsWith("-")) {
      String option = words.get(next++);
      if (CLASS_PATH.contains(option)) {
        classPath =
            List.of(words.get(next++).split(File.pathSeparator)).stream().map(Path::of).toList();
      } else {
        options.add(option);
        if (WITH_VALUE.contains(option)) {
          options.add(words.get(next++));
        }
      }
    }
    return new LaunchFile(options, classPath, List.copyOf(words.subList(next, words.size())));
  }

  /** The same program with {@code more} options, which win over its own, and another class path. */
  public String with(List<String> more, List<Path> otherClassPath) {
    List<String> words = new ArrayList<>(options);
    words.addAll(more);
    words.add("-cp");
    words.add(
        String.join(File.pathSeparator, otherClassPath.stream().map(Path::toString).toList()));
    words.addAll(mainAndArguments);
    return String.join("\n", words.stream().map(LaunchFile::quoted).toList()) + "\n";
  }

  private static String quoted(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (quote != 0) {
        if (character == quote) {
          quote = 0;
        } else if (character == '\\' && at + 1 < text.length()) {
          word.append(text.charAt(++at));
        } else {
          word.append(character);
        }
      } else if (character == '"' || character == '\'') {
        quote = character;
        inWord = true;
      } else if (character == '#' && !inWord) {
        at = endOfLine(text, at);
      } else if (Character.isWhitespace(character)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(character);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  private static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
