package io.tureen.stream.batch;

import io.tureen.catalogue.Stream;
import io.tureen.stream.history.Eras;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;

/** What each task needs and no batch changes; an executor is sent it once. */
public final class TaskTables implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Eras eras;
  private final String streamName;
  private final SerializableTable events;
  private final SerializableTable rejected;
  private final SerializableTable duplicates;
  private transient List<Rules> rules;

  /**
   * @param rejected empty when another stream writes the rejected records
   */
  public TaskTables(
      Eras eras, String streamName, Table events, Optional<Table> rejected, Table duplicates) {
    this.eras = eras;
    this.streamName = streamName;
    this.events = copy(events);
    this.rejected = rejected.map(TaskTables::copy).orElse(null);
    this.duplicates = copy(duplicates);
  }

  private static SerializableTable copy(Table table) {
    return (SerializableTable) SerializableTable.copyOf(table);
  }

  Table events() {
    return events;
  }

  Optional<Table> rejected() {
    return Optional.ofNullable(rejected);
  }

  Table duplicates() {
    return duplicates;
  }

  /** The rules that go for a record. */
  Rules rulesFor(TopicRecord record) {
    for (Rules era : rules()) {
      if (era.goFor(record)) {
        return era;
      }
    }
    throw new IllegalStateException("the last rules go for every record");
  }

  private synchronized List<Rules> rules() {
    if (rules == null) {
      Stream stream = eras.now().parse().requireStream(streamName);
      List<Rules> all = new ArrayList<>();
      for (Eras.Era era : eras.past()) {
        all.add(new Rules(era.catalogue().parse(), stream, Optional.of(era.until())));
      }
      all.add(new Rules(eras.now().parse(), stream, Optional.empty()));
      rules = List.copyOf(all);
    }
    return rules;
  }
}
