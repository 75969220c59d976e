package io.tureen.stream.batch;

import io.tureen.stream.topic.Offsets;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;
import org.apache.spark.sql.kafka010.consumer.KafkaDataConsumer;

/** Reads records and writes their rows to files; runs on the executors. */
final class WriteTask implements FlatMapFunction<Iterator<KafkaBatchInputPartition>, TaskResult> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<TaskTables> tables;
  private final Offsets eventsCommitted;
  private final Offsets rejectedCommitted;

  /**
   * @param eventsCommitted records before these are in the table of events already
   * @param rejectedCommitted records before these are in the table of rejected records already
   */
  WriteTask(Broadcast<TaskTables> tables, Offsets eventsCommitted, Offsets rejectedCommitted) {
    this.tables = tables;
    this.eventsCommitted = eventsCommitted;
    this.rejectedCommitted = rejectedCommitted;
  }

  @Override
  public Iterator<TaskResult> call(Iterator<KafkaBatchInputPartition> inputs) {
    TaskContext task = TaskContext.get();
    try (RecordRouter router =
        new RecordRouter(tables.value(), eventsCommitted, rejectedCommitted, task)) {
      while (inputs.hasNext()) {
        read(inputs.next(), router, task);
      }
      return List.of(router.finish()).iterator();
    }
  }

  private static void read(KafkaBatchInputPartition input, RecordRouter router, TaskContext task) {
    KafkaOffsetRange range = input.offsetRange();
    KafkaDataConsumer consumer =
        KafkaDataConsumer.acquire(range.topicPartition(), input.executorKafkaParams());
    try {
      long next = range.fromOffset();
      while (next < range.untilOffset()) {
        task.killTaskIfInterrupted();
        ConsumerRecord<byte[], byte[]> record =
            consumer.get(next, range.untilOffset(), input.pollTimeoutMs(), input.failOnDataLoss());
        if (record == null) {
          return; // What is left are markers and records of transactions that were aborted.
        }
        router.route(TopicRecord.of(record));
        task.taskMetrics().inputMetrics().incRecordsRead(1);
        next = record.offset() + 1;
      }
    } finally {
      consumer.release();
    }
  }
}
