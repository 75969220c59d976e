package io.tureen.stream.table;

import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import java.util.Optional;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/**
 * Commits only onto metadata that has the expected committed offsets and catalogue, and the rows of
 * which the offsets speak. Iceberg tries a commit again on newer metadata when another writer came
 * first; a commit goes through only if {@code base} is still the table's metadata, so what is
 * checked of {@code base} here holds at that moment.
 */
final class GuardedOperations implements TableOperations {
  private final TableOperations operations;
  private final String table;
  private final Optional<CommittedOffsets> expected;
  private final Optional<CatalogueNote> expectedNote;

  GuardedOperations(
      TableOperations operations,
      String table,
      Optional<CommittedOffsets> expected,
      Optional<CatalogueNote> expectedNote) {
    this.operations = operations;
    this.table = table;
    this.expected = expected;
    this.expectedNote = expectedNote;
  }

  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    Optional<CommittedOffsets> found = CommittedOffsets.in(base.properties(), table);
    if (!found.equals(expected)) {
      throw new OffsetsMovedException(
          "%s has the committed offsets %s, and not %s"
              .formatted(table, text(found), text(expected)));
    }
    RolledBack.find(table, found, base)
        .ifPresent(
            rolledBack -> {
              throw rolledBack.refusal();
            });
    if (!CatalogueNote.in(base.properties(), table).equals(expectedNote)) {
      throw new StreamException(
          StreamProblem.OTHER_WRITER,
          "Another process of the same stream was started with another catalogue and notes so in %s. Stop one; one stream is run once."
              .formatted(table));
    }
    operations.commit(base, metadata);
  }

  private static String text(Optional<CommittedOffsets> offsets) {
    return offsets.map(CommittedOffsets::text).orElse("none");
  }

  @Override
  public TableMetadata current() {
    return operations.current();
  }

  @Override
  public TableMetadata refresh() {
    return operations.refresh();
  }

  @Override
  public FileIO io() {
    return operations.io();
  }

  @Override
  public EncryptionManager encryption() {
    return operations.encryption();
  }

  @Override
  public String metadataFileLocation(String fileName) {
    return operations.metadataFileLocation(fileName);
  }

  @Override
  public LocationProvider locationProvider() {
    return operations.locationProvider();
  }

  @Override
  public TableOperations temp(TableMetadata uncommitted) {
    return operations.temp(uncommitted);
  }

  @Override
  public long newSnapshotId() {
    return operations.newSnapshotId();
  }

  @Override
  public boolean requireStrictCleanup() {
    return operations.requireStrictCleanup();
  }
}
