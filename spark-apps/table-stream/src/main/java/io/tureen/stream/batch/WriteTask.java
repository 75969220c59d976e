package io.tureen.stream.batch;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
  private final Committed committed;
  private final HashMap<Long, Long> duplicates;

  /**
   * @param duplicates see {@link RecordRouter}
   */
  WriteTask(Broadcast<TaskTables> tables, Committed committed, Map<Long, Long> duplicates) {
    this.tables = tables;
    this.committed = committed;
    this.duplicates = new HashMap<>(duplicates);
  }

  @Override
  public Iterator<TaskResult> call(Iterator<KafkaBatchInputPartition> inputs) {
    TaskContext task = TaskContext.get();
    try (RecordRouter router = new RecordRouter(tables.value(), committed, duplicates, task)) {
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
