package io.tureen.stream.topic;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The directory in which a stream keeps how far it is: Spark's checkpoint, and beside it which
 * topic that is about.
 */
public final class Checkpoint {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SET_ASIDE = "query-before-";

  private final FileSystem files;
  private final Path query;
  private final Path identity;

  /**
   * @param checkpoints the directory of all streams' checkpoints, on any file system that Hadoop
   *     knows
   */
  public Checkpoint(URI checkpoints, String stream, Configuration configuration)
      throws IOException {
    Path directory = new Path(new Path(checkpoints), stream);
    this.files = directory.getFileSystem(configuration);
    this.query = new Path(directory, "query");
    this.identity = new Path(directory, "topic.json");
  }

  /** Spark's own checkpoint. */
  public Path query() {
    return query;
  }

  public boolean hasQuery() throws IOException {
    return files.exists(new Path(query, "offsets"));
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
    Path unfinished = new Path(identity.getParent(), "." + identity.getName() + ".new");
    try (OutputStream file = files.create(unfinished, true)) {
      file.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(topic));
    }
    // Not every file system renames onto a file.
    files.delete(identity, false);
    if (!files.rename(unfinished, identity)) {
      throw new IOException("cannot rename " + unfinished + " to " + identity);
    }
  }

  /**
   * Puts Spark's checkpoint out of the way, so that the query begins where the tables are; nothing
   * is deleted.
   */
  public Optional<Path> setQueryAside() {
    try {
      if (!files.exists(query)) {
        return Optional.empty();
      }
      int number = 1;
      Path aside = new Path(query.getParent(), SET_ASIDE + number);
      while (files.exists(aside)) {
        number++;
        aside = new Path(query.getParent(), SET_ASIDE + number);
      }
      if (!files.rename(query, aside)) {
        throw new IOException("cannot rename " + query + " to " + aside);
      }
      return Optional.of(aside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
