package io.tureen.stream.batch;

import io.tureen.stream.topic.Offsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.Partition;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.execution.datasources.v2.DataSourceRDDPartition;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;
import scala.collection.JavaConverters;

/**
 * The offsets that Spark's Kafka source gave to a batch. The rows that it would make of the records
 * do not show markers of transactions at the end, and fail on a timestamp beyond the year 294247.
 */
record TopicRanges(List<KafkaBatchInputPartition> all) {

  static TopicRanges of(Dataset<Row> batch) {
    RDD<?> source = batch.queryExecution().toRdd();
    while (!source.dependencies().isEmpty()) {
      source = source.dependencies().head().rdd();
    }
    List<KafkaBatchInputPartition> all = new ArrayList<>();
    for (Partition partition : source.partitions()) {
      for (InputPartition input :
          JavaConverters.seqAsJavaList(((DataSourceRDDPartition) partition).inputPartitions())) {
        all.add((KafkaBatchInputPartition) input);
      }
    }
    return new TopicRanges(all);
  }

  /** Where the batch ends, in the partitions of which it has offsets. */
  Offsets end() {
    Map<Integer, Long> end =
        all.stream()
            .map(KafkaBatchInputPartition::offsetRange)
            .collect(
                Collectors.toMap(
                    KafkaOffsetRange::partition, KafkaOffsetRange::untilOffset, Math::max));
    return Offsets.of(end);
  }
}
