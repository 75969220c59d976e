package io.tureen.metastore;

import io.tureen.health.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.metastore.conf.MetastoreConf;
import org.apache.hadoop.hive.metastore.conf.MetastoreConf.ConfVars;

/**
 * A database elsewhere.
 *
 * @param url as its JDBC driver wants it, without a password
 * @param user whom the metastore is there
 * @param passwordFile the file that has the user's password, and nothing else
 */
record PostgreSql(String url, String user, Path passwordFile) implements Database {
  private static final String DRIVER = "org.postgresql.Driver";

  @Override
  public void connect(Configuration configuration, Waiting waiting) throws InterruptedException {
    MetastoreConf.setVar(configuration, ConfVars.CONNECTION_DRIVER, DRIVER);
    MetastoreConf.setVar(configuration, ConfVars.CONNECT_URL_KEY, url);
    MetastoreConf.setVar(configuration, ConfVars.CONNECTION_USER_NAME, user);
    MetastoreConf.setVar(
        configuration, ConfVars.PWD, waiting.until("the database " + url, this::passwordThatWorks));
  }

  /** The file is read anew each time, since somebody may put it right. */
  private String passwordThatWorks() throws IOException, SQLException {
    String password = Files.readString(passwordFile).strip();
    DriverManager.getConnection(url, user, password).close();
    return password;
  }

  @Override
  public void shutDown() {
    // It goes on without the metastore.
  }
}
