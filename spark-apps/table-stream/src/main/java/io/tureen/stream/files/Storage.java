package io.tureen.stream.files;

import io.tureen.stream.failure.Causes;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.waiting.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;

/**
 * The file system in which a stream writes. Only writing shows whether it can be written to: a name
 * node in safe mode, or one without a data node, answers everything else.
 */
public final class Storage {
  private static final String LOCAL = "file";

  private final Path directory;
  private final Path sample;
  private final Configuration configuration;
  private final Waiting waiting;

  /**
   * Does not talk to the file system yet.
   *
   * @param warehouse the directory of the tables; a hidden file comes and goes beside them
   */
  public Storage(URI warehouse, String stream, Configuration configuration, Waiting waiting) {
    this.directory = new Path(warehouse);
    this.sample = new Path(directory, ".writable-" + stream);
    this.configuration = configuration;
    this.waiting = waiting;
  }

  /**
   * Waits until a file can be written.
   *
   * @throws StreamException if the storage is there and does not let this stream write
   */
  public void awaitWritable() {
    waiting.until(
        "the storage " + directory,
        this::mayPass,
        () -> {
          try {
            writeSample();
            return directory;
          } catch (AccessControlException | AccessDeniedException e) {
            throw refused(e);
          }
        });
  }

  /** Whether a file can be written now. */
  public boolean isWritable() {
    try {
      writeSample();
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private void writeSample() throws IOException {
    FileSystem files = directory.getFileSystem(configuration);
    try (OutputStream file = files.create(sample, true)) {
      file.write(0);
    }
    files.delete(sample, false);
  }

  private StreamException refused(IOException refusal) {
    return new StreamException(
        StreamProblem.STORAGE_REFUSED,
        "The storage %s does not let this stream write: %s. Put right the credentials that it uses (for S3 those in the file that AWS_SHARED_CREDENTIALS_FILE names), or give them the rights to read, write and delete there."
            .formatted(directory, Causes.root(refusal)),
        refusal);
  }

  /** Whether it may be only away: the machine's own disk is not, and a refusal stays one. */
  private boolean mayPass(Exception failure) {
    boolean refused =
        Causes.any(
            failure,
            cause ->
                cause instanceof AccessControlException
                    || cause instanceof AccessDeniedException
                    || cause instanceof UnsupportedFileSystemException);
    boolean away =
        failure instanceof IOException
            || Causes.find(failure, UnknownHostException.class).isPresent();
    return away && !refused && !LOCAL.equals(directory.toUri().getScheme());
  }
}
