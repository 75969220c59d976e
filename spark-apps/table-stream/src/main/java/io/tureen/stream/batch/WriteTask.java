package io.tureen.stream.batch;

import io.tureen.stream.topic.Offsets;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** Reads records and writes their rows to files; runs on the executors. */
final class WriteTask implements FlatMapFunction<Iterator<InternalRow>, TaskResult> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<TaskTables> tables;
  private final StructType source;
  private final Offsets eventsCommitted;
  private final Offsets rejectedCommitted;

  /**
   * @param source the columns of the Kafka source
   * @param eventsCommitted records before these are in the table of events already
   * @param rejectedCommitted records before these are in the table of rejected records already
   */
  WriteTask(
      Broadcast<TaskTables> tables,
      StructType source,
      Offsets eventsCommitted,
      Offsets rejectedCommitted) {
    this.tables = tables;
    this.source = source;
    this.eventsCommitted = eventsCommitted;
    this.rejectedCommitted = rejectedCommitted;
  }

  @Override
  public Iterator<TaskResult> call(Iterator<InternalRow> rows) {
    TopicRecord.Reader reader = new TopicRecord.Reader(source);
    try (RecordRouter router =
        new RecordRouter(tables.value(), eventsCommitted, rejectedCommitted, TaskContext.get())) {
      while (rows.hasNext()) {
        router.route(reader.read(rows.next()));
      }
      return List.of(router.finish()).iterator();
    }
  }
}
