package io.tureen.console.now.audit;

import io.tureen.catalogue.AuditTable;
import io.tureen.console.problem.ProblemCode;
import io.tureen.console.problem.ProblemException;
import io.tureen.console.sql.Sql;
import io.tureen.console.sql.Trino;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Trino each minute what the last audit found. */
public final class Audits implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Audits.class);

  private static final String QUERY =
      """
      select %1$s, bool_and(%2$s), sum(%3$s), sum(%4$s), sum(%5$s)
      from %6$s
      where %1$s = (select max(%1$s) from %6$s)
      group by 1\
      """
          .formatted(
              AuditTable.AUDITED_AT,
              AuditTable.ACCOUNTED,
              AuditTable.MISSING,
              AuditTable.DOUBLED,
              AuditTable.EXPIRED,
              Sql.table(AuditTable.NAME));

  /**
   * What is known.
   *
   * @param reason why nothing is; empty where something is
   */
  public record View(Optional<LastAudit> last, String reason) {
    private static View unknown(String reason) {
      return new View(Optional.empty(), reason);
    }
  }

  private final Trino trino;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("audits").factory());
  private volatile View view = View.unknown("Trino was not asked yet");

  public Audits(Trino trino) {
    this.trino = trino;
  }

  /** Asks from now on. */
  public void start() {
    var _ =
        executor.scheduleWithFixedDelay(
            this::lookUnlessItFails, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  public View view() {
    return view;
  }

  /** What is thrown out of the task would end it for good. */
  private void lookUnlessItFails() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.error("event=not_looked part=console what=audits", e);
      view = View.unknown("the console failed to look: " + e);
    }
  }

  /** Asks once. */
  public void look() {
    try {
      List<List<Object>> rows = trino.ask(QUERY).rows();
      view =
          rows.isEmpty()
              ? View.unknown("nothing was audited yet")
              : new View(Optional.of(audit(rows.getFirst())), "");
    } catch (ProblemException e) {
      view =
          View.unknown(
              e.problem().code() == ProblemCode.TABLE_MISSING
                  ? "nothing was audited yet"
                  : String.valueOf(e.getMessage()));
    }
  }

  private static LastAudit audit(List<Object> row) {
    return new LastAudit(
        Instant.parse((String) row.get(0)),
        (Boolean) row.get(1),
        number(row.get(2)),
        number(row.get(3)),
        number(row.get(4)));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
