package io.tureen.api;

import io.tureen.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** docs/api.md. */
final class Guide {

  private static final Pattern SHELL = Pattern.compile("(?s)```sh\n(.*?)```");

  private Guide() {}

  static String text() {
    try {
      return Files.readString(Repository.root().resolve("docs/api.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The commands of each block. */
  static List<String> commands() {
    return SHELL.matcher(text()).results().map(block -> block.group(1)).toList();
  }
}
