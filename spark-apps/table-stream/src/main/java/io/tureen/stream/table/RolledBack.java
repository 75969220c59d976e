package io.tureen.stream.table;

import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.settings.Decisions;
import io.tureen.stream.topic.Offsets;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/**
 * A table that no longer has the rows of which its offsets speak, and what a person can decide.
 *
 * @param noted what the table's property says
 * @param current the snapshot that the table has now
 * @param reached up to where it has the topic's records now, if its snapshots still tell
 */
record RolledBack(
    String table, CommittedOffsets noted, Optional<Snapshot> current, Optional<Offsets> reached) {

  /**
   * Empty for a table that has its rows.
   *
   * @param noted what the property in {@code metadata} says
   */
  static Optional<RolledBack> find(
      String table, Optional<CommittedOffsets> noted, TableMetadata metadata) {
    return noted
        .filter(offsets -> offsets.isWithoutItsRows(metadata))
        .map(
            offsets ->
                new RolledBack(
                    table,
                    offsets,
                    Optional.ofNullable(metadata.currentSnapshot()),
                    reached(metadata, offsets.topicId())));
  }

  /** What the newest snapshot says that a stream made; before the first one nothing was read. */
  private static Optional<Offsets> reached(TableMetadata metadata, String topicId) {
    for (Snapshot snapshot : NotedSnapshot.newestFirst(metadata)) {
      Map<String, String> summary = snapshot.summary();
      if (summary.containsKey(StreamTable.COMMIT_ID)) {
        // A snapshot of version 0.1 does not say.
        return Optional.ofNullable(summary.get(CommittedOffsets.PROPERTY))
            .map(CommittedOffsets::parse)
            .filter(offsets -> offsets.topicId().equals(topicId))
            .map(CommittedOffsets::next);
      }
    }
    return NotedSnapshot.isWhole(metadata) ? Optional.of(Offsets.NONE) : Optional.empty();
  }

  /**
   * Where the stream goes on by what a person decided.
   *
   * @throws StreamException if nobody decided
   */
  CommittedOffsets decided(Decisions decisions) {
    Optional<NotedSnapshot> snapshot = current.map(NotedSnapshot::of);
    if (reached.isPresent() && decisions.include(readAgain())) {
      return new CommittedOffsets(noted.topicId(), reached.get(), snapshot);
    }
    if (decisions.include(goOnWithout())) {
      return new CommittedOffsets(noted.topicId(), noted.next(), snapshot);
    }
    throw refusal();
  }

  StreamException refusal() {
    return new StreamException(
        StreamProblem.TABLE_ROLLED_BACK,
        ("The table %s says that it has the records before the offsets %s, which came with its snapshot %s, and it has lost that"
                + " snapshot: it is at snapshot %s now, %s. It was rolled back or replaced. To have its rows again, put back the snapshot:"
                + " alter table %s execute rollback_to_snapshot(%s).%s To go on without them, start the stream once with %s.")
            .formatted(
                table,
                noted.next(),
                notedId(),
                currentId(),
                reached
                    .map(
                        offsets ->
                            "which has those before %s: the rows of %d records are missing"
                                .formatted(offsets, offsets.until(noted.next())))
                    .orElse("which does not tell what is missing"),
                table.substring(table.lastIndexOf('.') + 1),
                notedId(),
                reached.isEmpty()
                    ? ""
                    : " To read them again from the topic, start the stream once with "
                        + Decisions.setting(readAgain())
                        + ".",
                Decisions.setting(goOnWithout())));
  }

  private String readAgain() {
    return decision("read-again");
  }

  private String goOnWithout() {
    return decision("go-on-without");
  }

  private String decision(String kind) {
    return Decisions.of(kind, table, notedId(), currentId());
  }

  private String currentId() {
    return current.map(snapshot -> String.valueOf(snapshot.snapshotId())).orElse("none");
  }

  private long notedId() {
    return noted.snapshot().orElseThrow().id();
  }
}
