package io.tureen.stream.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.fs.FileUtil;

/**
 * The data directory in {@code upgrade/data-0.1.zip}, unpacked where it was made: its tables name
 * their files by absolute paths. One test at a time has it.
 */
final class OldData implements AutoCloseable {
  private static final Path PLACE = Path.of("/tmp/tureen-0.1");

  private final FileChannel lock;

  private OldData(FileChannel lock) {
    this.lock = lock;
  }

  /** Waits until no other process has it. */
  static OldData unpack() throws IOException {
    FileChannel lock =
        FileChannel.open(
            PLACE.resolveSibling("tureen-0.1.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    lock.lock();
    FileUtil.fullyDelete(PLACE.toFile());
    try (InputStream archive = OldData.class.getResourceAsStream("/upgrade/data-0.1.zip");
        ZipInputStream zip = new ZipInputStream(archive)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = PLACE.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    }
    return new OldData(lock);
  }

  Path directory() {
    return PLACE.resolve("data");
  }

  URI warehouse() {
    return URI.create("file://" + directory().resolve("warehouse"));
  }

  @Override
  public void close() throws IOException {
    FileUtil.fullyDelete(PLACE.toFile());
    lock.close();
  }
}
