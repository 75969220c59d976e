package io.tureen.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.testing.FreePort;
import io.tureen.testing.MetastoreServer;
import io.tureen.testing.ServerProcess;
import io.tureen.testing.TrinoServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as the process that it is, with its own heap, beside a Trino and its tables. */
class ConsoleWithTrinoIT {
  private static final Duration START_TIME = Duration.ofMinutes(1);

  /**
   * Together thrice the console's heap, and far fewer rows than a driver would hold of small ones.
   */
  private static final int ROWS = 300;

  private static final int LETTERS = 1_000_000;

  @TempDir static Path directory;
  private static MetastoreServer metastore;
  private static TrinoServer trino;
  private static ServerProcess console;
  private static URI address;

  @BeforeAll
  static void start() throws SQLException {
    metastore =
        MetastoreServer.start(
            directory.resolve("metastore"), directory.resolve("warehouse").toUri());
    trino = TrinoServer.start(metastore.uri());
    int port = FreePort.find();
    address = URI.create("http://127.0.0.1:" + port);
    console =
        ServerProcess.start(
            "services/console",
            Map.of(
                "TUREEN_CONSOLE_PORT",
                Integer.toString(port),
                "TUREEN_CONSOLE_TRINO",
                "http://127.0.0.1:" + trino.port()));
    console.awaitReady(START_TIME);
    execute(
        """
        create table menu_app_rejected as
        select
          0 as kafka_partition,
          number as kafka_offset,
          timestamp '2026-11-22 18:00:00.123000 UTC' as kafka_timestamp,
          cast(null as varbinary) as key,
          to_utf8(rpad(cast(number as varchar), %d, 'x')) as value,
          'NOT_JSON' as code,
          '' as reason,
          timestamp '2026-11-22 18:00:01.000000 UTC' as ingested_at
        from unnest(sequence(bigint '1', bigint '%d')) as numbers (number)
        """
            .formatted(LETTERS, ROWS));
    execute(
        """
        create table tureen_streams as
        select
          stream,
          timestamp '2026-11-22 18:00:00.000000 UTC' + number * interval '1' minute as minute,
          number as last_offset,
          number as end_offset,
          bigint '0' as lag_records,
          0.25e0 as lag_seconds,
          bigint '1' as batches,
          bigint '1' as rows,
          bigint '0' as rejected,
          bigint '0' as duplicates,
          cast(null as double) as batch_seconds_mean,
          cast(null as double) as batch_seconds_max
        from unnest(sequence(bigint '1', bigint '60')) as numbers (number),
          unnest(array['menu-events', 'menu-orders']) as streams (stream)
        """);
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      console.close();
    }
    if (trino != null) {
      trino.close();
    }
    if (metastore != null) {
      metastore.close();
    }
  }

  @Test
  void aTableOfLongTextsIsDownloadedThoughItIsLargerThanTheHeap() throws IOException {
    try (BufferedReader csv =
        new BufferedReader(
            new InputStreamReader(
                address.resolve("/api/data/menu_app_rejected.csv").toURL().openStream(),
                StandardCharsets.UTF_8))) {
      assertThat(csv.readLine())
          .isEqualTo(
              "kafka_partition,kafka_offset,kafka_timestamp,key,value,code,reason,ingested_at");
      long read = 0;
      for (String line = csv.readLine(); line != null; line = csv.readLine()) {
        assertThat(line)
            .hasSizeGreaterThan(LETTERS)
            .contains(",2026-11-22T18:00:00.123Z,,")
            .endsWith("x,NOT_JSON,\"\",2026-11-22T18:00:01Z");
        read++;
      }
      assertThat(read).isEqualTo(ROWS);
    }
    assertThat(console.isAlive()).isTrue();
  }

  @Test
  void theNewestMinutesOfTheStreamsAreShown() throws IOException {
    JsonNode answer = json("/api/data/tureen_streams/newest").get("answer");

    assertThat(answer.get("rows")).hasSize(50);
    assertThat(answer.get("rows").get(0))
        .hasToString("[\"menu-events\",\"2026-11-22T19:00:00Z\",60,60,0,0.25,1,1,0,0,null,null]");
    assertThat(answer.get("rows").get(1).get(0).asText()).isEqualTo("menu-orders");
  }

  @Test
  void theMinutesOfTheStreamsAreListedWithTheirNewest() throws IOException {
    JsonNode minutes = json("/api/data").get(5);

    assertThat(minutes.get("name").asText()).isEqualTo("tureen_streams");
    assertThat(minutes.at("/size/rows").asLong()).isEqualTo(120);
    assertThat(minutes.at("/size/newest").asText()).isEqualTo("2026-11-22T19:00:00Z");
  }

  private static JsonNode json(String path) throws IOException {
    try (InputStream answer = address.resolve(path).toURL().openStream()) {
      return new ObjectMapper().readTree(answer);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(trino.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
