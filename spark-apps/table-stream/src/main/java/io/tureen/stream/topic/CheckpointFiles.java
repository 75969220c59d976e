package io.tureen.stream.topic;

import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.internal.io.cloud.AbortableStreamBasedCheckpointFileManager;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager$;
import org.apache.spark.sql.execution.streaming.FileContextBasedCheckpointFileManager;
import org.apache.spark.sql.execution.streaming.FileSystemBasedCheckpointFileManager;

/** How a file of a checkpoint comes to be there whole or not at all. */
public final class CheckpointFiles {
  /** Spark's setting for the class that writes them. */
  public static final String MANAGER = "spark.sql.streaming.checkpointFileManagerClass";

  private CheckpointFiles() {}

  /** The class that writes them in the file system of {@code checkpoints}. */
  public static Class<? extends CheckpointFileManager> managerFor(URI checkpoints) {
    return switch (checkpoints.getScheme()) {
      // By a rename, in the file system that is configured; the other one knows only Hadoop's own.
      case "file" -> FileSystemBasedCheckpointFileManager.class;
      // An object appears when all of it was sent. A rename would copy and delete it.
      case "s3a" -> AbortableStreamBasedCheckpointFileManager.class;
      // By a rename that replaces a file in one step, as HDFS has it.
      default -> FileContextBasedCheckpointFileManager.class;
    };
  }

  static CheckpointFileManager of(Path directory, Configuration configuration) {
    Configuration withManager = new Configuration(configuration);
    withManager.set(MANAGER, managerFor(directory.toUri()).getName());
    return CheckpointFileManager$.MODULE$.create(directory, withManager);
  }
}
