package io.tureen.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Asks Trino again and again which rows are new, as a dashboard would, and keeps when each answer
 * came: those behind the offsets that it has seen, so that Trino opens only the files that have
 * some.
 */
final class TrinoWatch implements AutoCloseable {
  static final List<String> TABLES = List.of("menu_app_events", "menu_app_orders");

  private record Place(String table, int partition) {}

  private final Connection trino;
  private final Instant from;
  private final Map<Integer, Long> before;
  private final Map<Place, TreeMap<Long, Instant>> firstSeen = new HashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final Histogram millis = new Histogram(3);
  private final ScheduledFuture<?> asking;
  private long answers;

  /**
   * @param from events before this moment are not looked at
   * @param pause from an answer to the next question
   */
  TrinoWatch(LocalSystem system, Instant from, Duration pause) throws SQLException {
    this.trino = system.connect();
    this.from = from;
    this.before = system.endOfTopic();
    asking =
        thread.scheduleWithFixedDelay(
            this::ask, 0, Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS);
  }

  private String query() {
    return TABLES.stream()
        .map(
            table ->
                """
                select '%1$s', kafka_partition, max(kafka_offset) from %1$s
                where event_timestamp >= from_iso8601_timestamp('%2$s') and kafka_offset > %3$d group by 2"""
                    .formatted(table, from, seenOfAllPartitions(table)))
        .collect(Collectors.joining(" union all "));
  }

  /** The least of the highest offsets that were seen of a table's partitions. */
  private synchronized long seenOfAllPartitions(String table) {
    return before.entrySet().stream()
        .mapToLong(
            partition -> {
              TreeMap<Long, Instant> seen = firstSeen.get(new Place(table, partition.getKey()));
              return seen == null ? partition.getValue() - 1 : seen.lastKey();
            })
        .min()
        .orElseThrow();
  }

  private void ask() {
    try {
      Instant asked = Instant.now();
      List<Object[]> rows = LocalSystem.query(trino, query());
      keep(rows, asked, Instant.now());
    } catch (SQLException e) {
      failure.set(e);
      throw new IllegalStateException(e); // ends the asking
    }
  }

  private synchronized void keep(List<Object[]> rows, Instant asked, Instant answered) {
    for (Object[] row : rows) {
      firstSeen
          .computeIfAbsent(
              new Place((String) row[0], ((Number) row[1]).intValue()), place -> new TreeMap<>())
          .putIfAbsent(((Number) row[2]).longValue(), answered);
    }
    millis.recordValue(Duration.between(asked, answered).toMillis());
    answers++;
    notifyAll();
  }

  /** Waits for an answer to a question that was asked after this call. */
  synchronized void awaitOneMoreAnswer() throws InterruptedException {
    long asked = answers;
    while (answers < asked + 2 && failure.get() == null) {
      wait(100);
    }
    if (failure.get() != null) {
      throw new IllegalStateException("Trino stopped answering", failure.get());
    }
  }

  /** When the first answer came that covers an offset. */
  synchronized Instant firstToCover(String table, int partition, long offset) {
    Map.Entry<Long, Instant> answer =
        firstSeen.getOrDefault(new Place(table, partition), new TreeMap<>()).ceilingEntry(offset);
    if (answer == null) {
      throw new IllegalStateException(
          "%s never showed offset %d of partition %d".formatted(table, offset, partition));
    }
    return answer.getValue();
  }

  /** How long Trino took for each answer. */
  synchronized Histogram millisToAnswer() {
    return millis.copy();
  }

  @Override
  public void close() throws SQLException {
    asking.cancel(false);
    thread.close();
    trino.close();
  }
}
