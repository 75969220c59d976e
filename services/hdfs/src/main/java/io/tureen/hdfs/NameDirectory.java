package io.tureen.hdfs;

import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.server.namenode.NameNode;

/** The directory in which a name node keeps the names of all files. */
final class NameDirectory {
  private static final String PROPERTY = "dfs.namenode.name.dir";

  private final Path directory;
  private final Path unfinished;

  NameDirectory(HdfsSettings settings) {
    directory = settings.data().resolve("name");
    unfinished = settings.data().resolve("name.unfinished");
  }

  void configure(Configuration hadoop) {
    hadoop.set(PROPERTY, directory.toUri().toString());
  }

  /**
   * Makes a new file system if there is none. What is there is never formatted: a directory with
   * something else in it is an error. A process that ends meanwhile leaves nothing half done.
   */
  void formatIfEmpty(Configuration hadoop) throws IOException {
    if (Files.exists(directory.resolve("current/VERSION"))) {
      return;
    }
    requireEmpty();
    FileUtils.deleteDirectory(unfinished.toFile());
    Configuration formatting = new Configuration(hadoop);
    formatting.set(PROPERTY, unfinished.toUri().toString());
    // Its figures have a name that the server needs when it starts.
    formatting.setBoolean("dfs.namenode.enable.retrycache", false);
    NameNode.format(formatting);
    Files.deleteIfExists(directory);
    Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
  }

  private void requireEmpty() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.findAny().isPresent()) {
        throw new StartException(
            StartProblem.DIRECTORY_FOREIGN,
            "The directory %s (below %s) is not empty and has no file system of a name node in it (current/VERSION). It is not formatted, lest data be lost: set %s to another directory, or put back what was there."
                .formatted(directory, HdfsSettings.DATA, HdfsSettings.DATA));
      }
    }
  }
}
