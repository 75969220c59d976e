package io.tureen.local.cli;

import io.tureen.local.process.LogFile;
import io.tureen.local.terminal.Terminal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads along in one log. */
final class LogReader {
  private final Path log;
  private final String prefix;
  private final Terminal terminal;
  private long position;

  /**
   * @param prefix what each line begins with
   */
  LogReader(Path log, String prefix, Terminal terminal) {
    this.log = log;
    this.prefix = prefix;
    this.terminal = terminal;
  }

  void showLast(int count) throws IOException {
    position = new LogFile(log).length();
    new LogFile(log).lastLines(count).forEach(this::show);
  }

  /** Whole lines written since; a log that has become shorter was begun anew. */
  void showNews() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      if (file.length() < position) {
        position = 0;
      }
      byte[] bytes = new byte[(int) Math.min(file.length() - position, 1 << 20)];
      file.seek(position);
      file.readFully(bytes);
      int end = lastLineEnd(bytes);
      position += end;
      new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(this::show);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int lastLineEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private void show(String line) {
    terminal.line(prefix + line);
  }
}
