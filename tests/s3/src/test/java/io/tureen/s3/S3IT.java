package io.tureen.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tureen.testing.KafkaServer;
import io.tureen.testing.MetastoreServer;
import io.tureen.testing.S3Server;
import io.tureen.testing.TrinoServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of the events, with all tables on an S3 server. */
class S3IT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String TABLE = "menu_app_events";

  @TempDir private static Path directory;
  private static S3Server s3;
  private static KafkaServer kafka;
  private static MetastoreServer metastore;
  private static TrinoServer trino;

  @BeforeAll
  static void start() {
    kafka = KafkaServer.start(directory.resolve("kafka"));
    s3 = S3Server.start(directory.resolve("s3"));
    metastore =
        MetastoreServer.start(
            directory.resolve("metastore"),
            s3.uri("tureen/warehouse"),
            s3.credentials(),
            s3.hadoopFlag());
    trino = TrinoServer.start(metastore.uri(), directory, s3.trinoLines(), s3.credentials());
  }

  @AfterAll
  static void stop() {
    Stream.of(trino, metastore, kafka, s3).forEach(S3IT::close);
  }

  @Test
  void eachRecordIsOneRowThoughTheStreamIsKilledInTheMiddleOfItsBatches() throws Exception {
    try (Topic topic = new Topic(kafka);
        StreamProcess stream = stream(Map.of("TUREEN_MAX_RECORDS_PER_BATCH", "300"))) {
      for (int death = 1; death <= 2; death++) {
        topic.logIns(1_500);
        int before = death * 1_500 - 1_000;
        await().atMost(PATIENCE).ignoreExceptions().until(() -> rows() > before);
        stream.process().kill();
        stream.process().startAgain();
      }
      await().atMost(PATIENCE).until(() -> rows() >= 3_000);

      execute("ALTER TABLE " + TABLE + " EXECUTE optimize");
      topic.logIns(10);
      await().atMost(PATIENCE).until(() -> rows() >= 3_010);

      assertThat(
              number(
                  "SELECT count(*) FROM (SELECT DISTINCT kafka_partition, kafka_offset FROM "
                      + TABLE
                      + ")"))
          .isEqualTo(rows())
          .isEqualTo(3_010);
      assertThat(
              number(
                  "SELECT count(*) FROM \""
                      + TABLE
                      + "$files\" WHERE file_path NOT LIKE '"
                      + s3.uri("tureen/warehouse/")
                      + "%'"))
          .isZero();
      assertThat(s3.file("tureen").toFile().list()).containsExactly("warehouse");
      assertThat(stream.process().stop()).isZero();
      assertThat(stream.process().output())
          .contains("event=stopped")
          .doesNotContain("ERROR", "Exception");
    }
  }

  @Test
  void aStreamWithTheWrongCredentialsSaysSoAndKeepsTheSecret() {
    try (StreamProcess stream = stream(s3.wrongCredentials())) {
      assertThat(stream.process().awaitExit(PATIENCE)).isEqualTo(1);
      assertThat(stream.process().output())
          .contains("TUREEN-STREAM-STORAGE-REFUSED")
          .contains("The storage s3a://tureen/tureen/warehouse")
          .contains("Status Code: 403")
          .doesNotContain("\tat ", s3.secret(), "another-secret");
    }
  }

  private static StreamProcess stream(Map<String, String> more) {
    return StreamProcess.start(s3, kafka, metastore, more);
  }

  private static long rows() throws SQLException {
    return number("SELECT count(*) FROM " + TABLE);
  }

  private static long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(trino.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(trino.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void close(AutoCloseable server) {
    try {
      if (server != null) {
        server.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
