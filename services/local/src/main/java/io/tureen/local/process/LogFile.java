package io.tureen.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A log that a process appends to, and that is kept from growing without end. */
public record LogFile(Path path) {
  private static final int TAIL_BYTES = 256 * 1024;

  /** The log before this one. */
  public Path older() {
    return path.resolveSibling(path.getFileName() + ".1");
  }

  /**
   * Once the log is over {@code limitBytes}, makes it the older one and begins anew. It is copied
   * and emptied, not renamed, since its writer keeps it open; lines written in between are lost.
   */
  public void rotateOver(long limitBytes) throws IOException {
    if (!Files.exists(path) || Files.size(path) <= limitBytes) {
      return;
    }
    Files.copy(path, older(), StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
  }

  /** Its last lines, oldest first; none when there is no log. */
  public List<String> lastLines(int count) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    List<String> lines = since(Files.size(path) - TAIL_BYTES).lines().toList();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  /** What was written after its first {@code position} bytes, the last quarter of a MiB at most. */
  public String since(long position) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long length = file.length();
      // A log shorter than that was begun anew.
      long start = Math.max(position > length ? 0 : position, length - TAIL_BYTES);
      byte[] bytes = new byte[(int) (length - Math.max(0, start))];
      file.seek(Math.max(0, start));
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Its length now; 0 when there is none. */
  public long length() throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }
}
