package io.tureen.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Asks Trino without a pause which offsets it sees, and keeps when each answer came. */
final class TrinoWatch implements AutoCloseable {
  static final List<String> TABLES = List.of("menu_app_events", "menu_app_orders");

  private record Place(String table, int partition) {}

  private final Connection trino;
  private final String query;
  private final Map<Place, TreeMap<Long, Instant>> firstSeen = new HashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private long answers;
  private volatile boolean closed;

  /**
   * @param from events before this moment are not looked at
   */
  TrinoWatch(LocalSystem system, Instant from) throws SQLException {
    trino = system.connect();
    query =
        TABLES.stream()
            .map(
                table ->
                    """
                    select '%1$s', kafka_partition, max(kafka_offset) from %1$s
                    where event_timestamp >= from_iso8601_timestamp('%2$s') group by 2"""
                        .formatted(table, from))
            .collect(Collectors.joining(" union all "));
    thread.execute(this::watch);
  }

  private void watch() {
    try {
      while (!closed) {
        List<Object[]> rows = LocalSystem.query(trino, query);
        Instant answered = Instant.now();
        synchronized (this) {
          for (Object[] row : rows) {
            firstSeen
                .computeIfAbsent(
                    new Place((String) row[0], ((Number) row[1]).intValue()),
                    place -> new TreeMap<>())
                .putIfAbsent(((Number) row[2]).longValue(), answered);
          }
          answers++;
          notifyAll();
        }
      }
    } catch (SQLException e) {
      failure.set(e);
    }
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

  @Override
  public void close() throws SQLException {
    closed = true;
    thread.close();
    trino.close();
  }
}
