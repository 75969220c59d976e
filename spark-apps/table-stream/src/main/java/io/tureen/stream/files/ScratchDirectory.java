package io.tureen.stream.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FileUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory on the machine's own disk for what Spark writes about a query, which nothing reads
 * once the query has ended.
 */
public final class ScratchDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScratchDirectory.class);

  private final Path directory;

  private ScratchDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Makes an empty one below {@code java.io.tmpdir}. What a process of the same stream left there
   * that was killed goes.
   *
   * @param port that this process listens on, and so no other one on this machine
   */
  public static ScratchDirectory of(String stream, int port) throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    Path directory = parent.resolve("tureen-%s-%d".formatted(stream, port));
    if (!delete(directory)) {
      throw new IOException(
          "%s, with the scratch files of a stream that was killed, cannot be emptied. Delete it, or set -Djava.io.tmpdir to a directory of this user's own."
              .formatted(directory));
    }
    Files.createDirectory(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return new ScratchDirectory(directory);
  }

  public URI uri() {
    return directory.toUri();
  }

  @Override
  public void close() {
    if (!delete(directory)) {
      LOG.warn("event=scratch-left directory={}", directory);
    }
  }

  private static boolean delete(Path directory) {
    return FileUtil.fullyDelete(directory.toFile());
  }
}
