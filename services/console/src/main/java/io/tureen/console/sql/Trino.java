package io.tureen.console.sql;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trino.client.ClientSession;
import io.trino.client.OkHttpUtil;
import io.trino.client.StatementClient;
import io.trino.client.StatementClientFactory;
import io.tureen.console.problem.ProblemException;
import io.tureen.console.settings.ConsoleSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/**
 * Asks Trino. Every failure is a {@link ProblemException} that says what to do.
 *
 * <p>By Trino's own client and not its JDBC driver: that one holds up to 50,000 rows of an answer,
 * of whatever size, and has no setting for it.
 */
@Singleton
public final class Trino {

  /** After which an unanswered step of a query counts as no answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** For how long a step of a query that has begun is asked for again. */
  private static final io.airlift.units.Duration RETRIES =
      new io.airlift.units.Duration(2, TimeUnit.MINUTES);

  private static final Duration LONGEST_QUERY = Duration.ofSeconds(60);
  private static final Duration LONGEST_DOWNLOAD = Duration.ofHours(1);

  private final URI address;
  private final OkHttpClient http;
  private final Timer queries;

  Trino(ConsoleSettings settings, MeterRegistry registry) {
    address = settings.trino();
    OkHttpClient.Builder builder = new OkHttpClient.Builder();
    OkHttpUtil.setupTimeouts(builder, Math.toIntExact(PATIENCE.toMillis()), TimeUnit.MILLISECONDS);
    http = builder.build();
    queries =
        Timer.builder("tureen.console.queries")
            .description("Queries that Trino answered whole")
            .register(registry);
  }

  /** The whole answer, kept in memory: for queries whose answer is small. */
  public Answer ask(String sql) {
    long start = System.nanoTime();
    try (Rows rows = run(sql, LONGEST_QUERY)) {
      List<List<Object>> all = new ArrayList<>();
      for (Optional<List<Object>> row = rows.next(); row.isPresent(); row = rows.next()) {
        all.add(row.get());
      }
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      queries.record(taken);
      return new Answer(rows.columns(), Collections.unmodifiableList(all), taken.toMillis());
    }
  }

  /** The rows, to be read one after another and closed: for answers of any size. */
  public Rows open(String sql) {
    return run(sql, LONGEST_DOWNLOAD);
  }

  private Rows run(String sql, Duration atMost) {
    return Rows.of(begin(sql, atMost), address);
  }

  private StatementClient begin(String sql, Duration atMost) {
    try {
      return StatementClientFactory.newStatementClient(http, session(atMost), sql);
    } catch (RuntimeException e) {
      throw Failures.unanswered(address, e);
    }
  }

  private ClientSession session(Duration atMost) {
    return ClientSession.builder()
        .server(address)
        .user(Optional.of("tureen"))
        .source("tureen-console")
        .catalog("hive")
        .schema("default")
        .timeZone(ZoneId.of("UTC"))
        .clientRequestTimeout(RETRIES)
        .properties(
            Map.of(
                "query_max_run_time",
                atMost.toSeconds() + "s",
                // Groups are few here: to share them out between threads costs more than it saves.
                "task_concurrency",
                "1"))
        .build();
  }
}
