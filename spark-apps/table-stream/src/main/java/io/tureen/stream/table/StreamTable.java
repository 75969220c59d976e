package io.tureen.stream.table;

import io.tureen.stream.failure.Causes;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.settings.Decisions;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.waiting.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.Transactions;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.hive.RuntimeMetaException;
import org.apache.thrift.TException;

/**
 * A table as the stream writes it. Rows and {@link CommittedOffsets} change in one commit, and only
 * if the offsets are still those that this process knows. One thread writes it; any may ask what is
 * committed.
 */
public final class StreamTable {
  /** By which a snapshot is known as that of one call of {@link #commit}. */
  static final String COMMIT_ID = "tureen.commit-id";

  private final Table table;
  private final TableOperations operations;
  private final String topicId;
  private final Waiting waiting;
  private volatile Optional<CommittedOffsets> committed;
  private Optional<CatalogueNote> catalogue;

  /**
   * @param topicId the topic that the stream reads now
   */
  public StreamTable(Table table, String topicId, Waiting waiting) {
    this.table = table;
    this.operations = ((HasTableOperations) table).operations();
    this.topicId = topicId;
    this.waiting = waiting;
    this.committed = CommittedOffsets.in(operations.current().properties(), table.name());
    this.catalogue = CatalogueNote.in(operations.current().properties(), table.name());
  }

  public String name() {
    return table.name();
  }

  public Table table() {
    return table;
  }

  /** How many snapshots it had then. */
  int snapshots() {
    return operations.current().snapshots().size();
  }

  /** What the table said when it was last looked at or committed to; of whatever topic. */
  public Optional<CommittedOffsets> committed() {
    return committed;
  }

  /** Up to where the table has the records of the topic that is read now. */
  public Offsets committedOffsets() {
    return next(committed);
  }

  private Offsets next(Optional<CommittedOffsets> noted) {
    return noted
        .filter(offsets -> offsets.topicId().equals(topicId))
        .map(CommittedOffsets::next)
        .orElse(Offsets.NONE);
  }

  /**
   * Notes that the stream begins there, in a table that was written from another topic or whose
   * next records are gone from the topic: a person accepted that, and need not accept it again. Its
   * rows stay. Any other table is left alone.
   */
  public void beginAt(Offsets start) {
    boolean ofAnother = committed.filter(offsets -> !offsets.topicId().equals(topicId)).isPresent();
    if (ofAnother || committedOffsets().until(start) > 0) {
      commit(List.of(), start, Map.of());
    }
  }

  /**
   * Begins where the other table is, if this one was only just made: what came before it is in the
   * other, as it is in an installation from before there was this one.
   */
  void followFrom(StreamTable other) {
    if (committed.isEmpty()) {
      commit(List.of(), other.committedOffsets(), Map.of());
    }
  }

  /**
   * Does what a person decided about rows that the table has lost, or of which it does not say
   * where they are from.
   *
   * @throws StreamException if it has such, and nobody decided
   */
  public void requireItsRows(Decisions decisions) {
    RolledBack.find(name(), committed, operations.current())
        .map(rolledBack -> rolledBack.decided(decisions))
        .or(
            () ->
                RowsWithoutOffsets.find(table, committed)
                    .map(copy -> copy.decided(decisions, topicId)))
        .ifPresent(
            decided -> {
              Table changed = new BaseTable(operations, name());
              changed.updateProperties().set(CommittedOffsets.PROPERTY, decided.text()).commit();
              committed = Optional.of(decided);
            });
  }

  /**
   * Looks at the table again, after another process committed to it.
   *
   * @throws StreamException if it has fewer records of the topic than before
   */
  public void refresh() {
    Optional<CommittedOffsets> found = untilItAnswers(this::found);
    if (next(found).until(committedOffsets()) > 0) {
      throw new StreamException(
          StreamProblem.TABLE_RESTORED,
          "The table %s had the records before the offsets %s, and now has those before %s: it was put back to an earlier state. Start the stream again: it goes on from there."
              .formatted(name(), committedOffsets(), next(found)));
    }
    committed = found;
  }

  /**
   * Appends files and notes the offsets up to which they have the topic's records, in one commit,
   * trying again while the Metastore is away.
   *
   * @param files none notes the offsets only, without a snapshot
   * @param end where the records after these files begin; merged with what is committed
   * @param summary what the snapshot is to say about itself
   * @throws OffsetsMovedException if another process committed since this one last looked, and
   *     nothing of this call is in the table. The files stay: a commit whose answer is late may yet
   *     need them, and {@code remove_orphan_files} knows which nobody does
   * @throws StreamException if the same is found after it is no longer known which of several tries
   *     went through
   */
  public void commit(List<DataFile> files, Offsets end, Map<String, String> summary) {
    CommittedOffsets next =
        new CommittedOffsets(
            topicId,
            committedOffsets().furthest(end),
            committed.flatMap(CommittedOffsets::snapshot));
    String id = UUID.randomUUID().toString();
    Attempts attempts = new Attempts();
    committed =
        untilItAnswers(
            () -> {
              Optional<CommittedOffsets> earlier =
                  attempts.count == 0 ? Optional.empty() : found().filter(next::reachAsFarAs);
              if (earlier.isPresent()) {
                return earlier; // An earlier attempt went through, though its answer got lost.
              }
              attempts.count++;
              try {
                return Optional.of(attempt(files, next, summary, id));
              } catch (OffsetsMovedException e) {
                Optional<CommittedOffsets> found = found();
                if (attempts.count == 1 && !hasSnapshot(id)) {
                  throw e;
                }
                if (attempts.count > 1 && found.filter(next::reachAsFarAs).isEmpty()) {
                  throw new StreamException(StreamProblem.OTHER_WRITER, otherWriter(e), e);
                }
                return found;
              }
            });
  }

  /** By which catalogues the table was written, as it said when this process began. */
  public Optional<CatalogueNote> catalogueNote() {
    return catalogue;
  }

  /**
   * Notes by which catalogues the table is written, without a snapshot.
   *
   * @throws OffsetsMovedException if another process committed since this one last looked
   */
  public void noteCatalogue(CatalogueNote note) {
    if (catalogue.equals(Optional.of(note))) {
      return;
    }
    untilItAnswers(
        () -> {
          if (!says(note)) {
            try {
              attempt(note);
            } catch (StreamException e) {
              if (!says(note)) {
                throw e;
              } // Else it is there: by an attempt whose answer got lost, or by a second process.
            }
          }
          return note;
        });
    catalogue = Optional.of(note);
  }

  private Transaction transaction() {
    return Transactions.newTransaction(
        name(), new GuardedOperations(operations, name(), committed, catalogue));
  }

  /** What to say when another process keeps coming first. */
  public static String otherWriter(OffsetsMovedException e) {
    return "Another process writes the same stream: "
        + e.getMessage()
        + ". Each record is still written once. Stop the other process; one stream is run once.";
  }

  /**
   * Iceberg itself tries a commit again that the Metastore said had failed; when it had not, the
   * second try finds the offsets moved, by this very commit.
   */
  private boolean hasSnapshot(String id) {
    return operations.current().snapshots().stream()
        .anyMatch(snapshot -> id.equals(snapshot.summary().get(COMMIT_ID)));
  }

  /** What the table's property says once it has gone through. */
  private CommittedOffsets attempt(
      List<DataFile> files, CommittedOffsets next, Map<String, String> summary, String id) {
    Transaction transaction = transaction();
    CommittedOffsets noted = next;
    if (!files.isEmpty()) {
      AppendFiles append = CommittingThread.doing(transaction.newAppend());
      files.forEach(append::appendFile);
      summary.forEach(append::set);
      append.set(COMMIT_ID, id);
      append.set(CommittedOffsets.PROPERTY, next.withoutSnapshot().text());
      append.commit();
      SnapshotBound.DEFAULT.keep(transaction, operations.current().snapshots().size());
      noted = next.at(NotedSnapshot.of(transaction.table().currentSnapshot()));
    }
    transaction.updateProperties().set(CommittedOffsets.PROPERTY, noted.text()).commit();
    transaction.commitTransaction();
    return noted;
  }

  private void attempt(CatalogueNote note) {
    Transaction transaction = transaction();
    transaction.updateProperties().set(CatalogueNote.PROPERTY, note.text()).commit();
    transaction.commitTransaction();
  }

  private boolean says(CatalogueNote note) {
    return CatalogueNote.in(refreshed(), name()).equals(Optional.of(note));
  }

  private Optional<CommittedOffsets> found() {
    return CommittedOffsets.in(refreshed(), name());
  }

  private Map<String, String> refreshed() {
    return operations.refresh().properties();
  }

  private <T> T untilItAnswers(Callable<T> attempt) {
    try {
      return waiting.until("the Metastore, for the table " + name(), StreamTable::mayPass, attempt);
    } catch (NoSuchTableException e) {
      throw new StreamException(
          StreamProblem.TABLE_GONE,
          "The table %s was dropped while the stream wrote it. Start the stream again: it makes the table anew from what the topic still has."
              .formatted(name()),
          e);
    }
  }

  /** Whether a failure of the Metastore or of the files may go away by itself. */
  public static boolean mayPass(Exception failure) {
    return Causes.any(
        failure,
        cause ->
            cause instanceof CommitFailedException
                || cause instanceof CommitStateUnknownException
                || cause instanceof TException
                || cause instanceof RuntimeMetaException
                || cause instanceof RuntimeIOException
                || cause instanceof UncheckedIOException
                || cause instanceof IOException);
  }

  private static final class Attempts {
    private int count;
  }
}
