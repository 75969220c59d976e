package io.tureen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation, and the commands in it. */
public record Guide(String text) {
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
  private static final Pattern COMMAND_IN_LINE = Pattern.compile("`(\\./tureen[^`]*)`");

  /** Reads the page at a path in the repository. */
  public static Guide read(String page) {
    try {
      return new Guide(Files.readString(Repository.root().resolve(page)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The commands of each block, one block a text. */
  public List<String> blocks() {
    return BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
  }

  /** The {@code ./tureen} commands in tables and sentences. */
  public List<String> commandsInLine() {
    return COMMAND_IN_LINE.matcher(text).results().map(found -> found.group(1)).distinct().toList();
  }
}
