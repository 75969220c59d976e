package io.tureen.stream.minutes;

import io.tureen.stream.table.CommittingThread;
import io.tureen.stream.table.ParquetFiles;
import io.tureen.stream.table.TableDefinition;
import io.tureen.stream.table.TableKeeper;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.data.Record;

/**
 * Appends to the table of minutes; whichever stream comes first makes it. Another stream may append
 * at the same time: Iceberg then tries the later commit again. Used by one thread.
 */
final class MinutesTable {
  /**
   * The property of the table in which a stream, whose name follows, says which call of {@link
   * #append} was its last that went through. A snapshot could say it too, but expires.
   */
  private static final String APPENDED = "tureen.appended.";

  private final TableKeeper keeper;
  private final String property;
  private Table table;

  MinutesTable(TableKeeper keeper, String stream) {
    this.keeper = keeper;
    this.property = APPENDED + stream;
  }

  /**
   * Appends minutes in one commit, unless an earlier call with the same id did although its answer
   * got lost.
   */
  void append(List<Minute> minutes, UUID id) throws IOException {
    try {
      if (table == null) {
        table = keeper.ensure(TableDefinition.ofMinutes());
      } else {
        table.refresh();
      }
      if (!id.toString().equals(table.properties().get(property))) {
        commit(minutes, id);
      }
    } catch (IOException | RuntimeException e) {
      table = null; // It may have been dropped; then the next call makes it anew.
      throw e;
    }
  }

  private void commit(List<Minute> minutes, UUID id) throws IOException {
    Transaction transaction = table.newTransaction();
    List<Record> rows = minutes.stream().map(minute -> minute.row(table.schema())).toList();
    DataFile file = ParquetFiles.write(table, rows);
    CommittingThread.doing(transaction.newAppend()).appendFile(file).commit();
    transaction.updateProperties().set(property, id.toString()).commit();
    transaction.commitTransaction();
  }
}
