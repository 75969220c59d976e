package io.tureen.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the module's text files, and those of a user. */
final class TextFiles {
  private TextFiles() {}

  static String resource(String name) {
    try (InputStream resource = TextFiles.class.getResourceAsStream(name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file. Correct the path.");
    } catch (CharacterCodingException e) {
      throw unreadable(file, "the file is not UTF-8. Save it as UTF-8.");
    } catch (IOException e) {
      throw unreadable(file, "the file cannot be read (" + e + ").");
    }
  }

  private static TrafficException unreadable(Path file, String reason) {
    return new TrafficException(TrafficErrorCode.UNREADABLE, file.toString(), 0, reason);
  }
}
