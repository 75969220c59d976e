package io.tureen.stream.table;

import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.BulkDeletionFailureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes files in the thread that asks for it. Iceberg's own threads end as soon as the JVM begins
 * to stop, which is when the last batch and the last minute are committed, each with an old {@code
 * metadata.json} to delete.
 */
public final class SameThreadFileIO extends HadoopFileIO {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(SameThreadFileIO.class);

  @Override
  public void deleteFiles(Iterable<String> paths) throws BulkDeletionFailureException {
    int failures = 0;
    for (String path : paths) {
      try {
        deleteFile(path);
      } catch (RuntimeException e) {
        LOG.warn("event=file-not-deleted file={} reason=\"{}\"", path, e.toString());
        failures++;
      }
    }
    if (failures > 0) {
      throw new BulkDeletionFailureException(failures);
    }
  }
}
