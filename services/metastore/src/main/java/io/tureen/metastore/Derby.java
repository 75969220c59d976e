package io.tureen.metastore;

import io.tureen.health.Waiting;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.metastore.conf.MetastoreConf;
import org.apache.hadoop.hive.metastore.conf.MetastoreConf.ConfVars;

/**
 * The database inside the metastore's process: a commit of it is on disk, so that a crash loses
 * nothing.
 *
 * @param directory where it is
 */
record Derby(Path directory) implements Database {
  @Override
  public void connect(Configuration configuration, Waiting waiting) {
    // Derby's own log would else be in the directory the process was started in.
    System.setProperty("derby.system.home", directory.toString());
    System.setProperty("derby.stream.error.file", directory.resolve("derby.log").toString());
    MetastoreConf.setVar(
        configuration, ConfVars.CONNECTION_DRIVER, "org.apache.derby.jdbc.EmbeddedDriver");
    MetastoreConf.setVar(
        configuration,
        ConfVars.CONNECT_URL_KEY,
        "jdbc:derby:" + directory.resolve("database") + ";create=true");
  }

  /** Writes everything to its place, so that the next start has nothing to recover. */
  @Override
  public void shutDown() {
    try {
      DriverManager.getConnection("jdbc:derby:;shutdown=true").close();
    } catch (SQLException e) {
      // Derby tells success with an exception, and after a failure the next start recovers.
    }
  }
}
