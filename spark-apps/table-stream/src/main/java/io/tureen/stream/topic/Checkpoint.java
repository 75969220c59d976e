package io.tureen.stream.topic;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager;
import org.apache.spark.sql.execution.streaming.CheckpointFileManager.CancellableFSDataOutputStream;

/**
 * The directory in which a stream keeps how far it is: Spark's checkpoint, and beside it which
 * topic that is about.
 *
 * <p>Whenever the process ends, each file is there whole or not at all, and what a method does is
 * done or not: each changes one file.
 */
public final class Checkpoint {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUERY = "query";

  /** A file that says that the query in whose directory it is was set aside. */
  private static final String SET_ASIDE = "set-aside";

  private final CheckpointFileManager files;
  private final Path directory;
  private final Path identity;

  /**
   * @param checkpoints the directory of all streams' checkpoints, on any file system that Hadoop
   *     knows
   */
  public Checkpoint(URI checkpoints, String stream, Configuration configuration) {
    this.directory = new Path(new Path(checkpoints), stream);
    this.files = CheckpointFiles.of(directory, configuration);
    this.identity = new Path(directory, "topic.json");
  }

  /** Spark's own checkpoint: the first directory that was not set aside. */
  public Path query() {
    int number = 1;
    Path query = new Path(directory, QUERY);
    while (files.exists(new Path(query, SET_ASIDE))) {
      number++;
      query = new Path(directory, QUERY + "-" + number);
    }
    return query;
  }

  public boolean hasQuery() {
    return files.exists(new Path(query(), "offsets"));
  }

  /** The topic that the checkpoint is about; empty for a new one. */
  public Optional<TopicIdentity> identity() throws IOException {
    try (InputStream file = files.open(identity)) {
      return Optional.of(JSON.readValue(file.readAllBytes(), TopicIdentity.class));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new StreamException(
          StreamProblem.NOTES_UNREADABLE,
          "%s says which topic this stream was read from, and cannot be read: %s. Delete the file; the tables know the topic too."
              .formatted(identity, e.getOriginalMessage()),
          e);
    }
  }

  public void writeIdentity(TopicIdentity topic) throws IOException {
    if (!identity().equals(Optional.of(topic))) {
      write(identity, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(topic));
    }
  }

  /**
   * Puts Spark's checkpoint out of use, so that the query begins where the tables are; nothing is
   * deleted or moved.
   *
   * @return where it is, if there was one
   */
  public Optional<Path> setQueryAside() {
    Path query = query();
    if (!files.exists(query)) {
      return Optional.empty();
    }
    try {
      write(new Path(query, SET_ASIDE), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(query);
  }

  private void write(Path path, byte[] content) throws IOException {
    files.mkdirs(path.getParent());
    CancellableFSDataOutputStream file = files.createAtomic(path, true);
    try {
      file.write(content);
      file.close();
    } catch (IOException e) {
      file.cancel();
      throw e;
    }
  }
}
