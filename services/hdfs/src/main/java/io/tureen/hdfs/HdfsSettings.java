package io.tureen.hdfs;

import io.tureen.settings.Environment;
import java.nio.file.Path;

/**
 * The settings of a node, besides Hadoop's own in core-site.xml and hdfs-site.xml.
 *
 * @param host the address to listen at
 * @param data the directory of what it keeps
 */
public record HdfsSettings(String host, Path data) {
  public static final String HOST = "TUREEN_HDFS_HOST";
  public static final String DATA = "TUREEN_HDFS_DATA";

  public static HdfsSettings from(Environment environment) {
    return new HdfsSettings(
        environment.text(HOST, "127.0.0.1"),
        environment.writableDirectory(DATA, "/var/lib/tureen/hdfs"));
  }
}
