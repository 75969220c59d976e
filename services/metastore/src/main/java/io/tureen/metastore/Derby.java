package io.tureen.metastore;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The database inside the metastore's process: a commit of it is on disk, so that a crash loses
 * nothing.
 */
final class Derby {
  private final Path directory;

  Derby(Path directory) {
    this.directory = directory;
  }

  /**
   * Says where Derby writes its own log, which else would be in the directory the process was
   * started in.
   */
  void configure() {
    System.setProperty("derby.system.home", directory.toString());
    System.setProperty("derby.stream.error.file", directory.resolve("derby.log").toString());
  }

  String url() {
    return "jdbc:derby:" + directory.resolve("database") + ";create=true";
  }

  /** Writes everything to its place, so that the next start has nothing to recover. */
  void shutDown() {
    try {
      DriverManager.getConnection("jdbc:derby:;shutdown=true").close();
    } catch (SQLException e) {
      // Derby tells success with an exception, and after a failure the next start recovers.
    }
  }
}
