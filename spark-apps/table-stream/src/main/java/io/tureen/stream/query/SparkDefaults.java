package io.tureen.stream.query;

import io.tureen.s3.S3aDefaults;
import io.tureen.stream.files.LocalDisk;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.execution.streaming.FileSystemBasedCheckpointFileManager;

/**
 * What Spark is told unless whoever starts the stream says otherwise, as {@code spark-submit
 * --conf} or {@code -Dspark.…}.
 */
public final class SparkDefaults {
  private static final String LOOPBACK = "127.0.0.1";

  /**
   * Of whoever opens the tables: how it talks to storage and Metastore, and what it keeps quiet.
   */
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("spark.master", "local[2]"),
          // Hadoop's own file: starts a process for every file that it creates.
          Map.entry("spark.hadoop.fs.file.impl", LocalDisk.class.getName()),
          // On HDFS a close waits in steps of 400 ms for the block to be reported, and a batch
          // closes several files.
          Map.entry(
              "spark.hadoop.dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "20"),
          // A name node that is started again, or is not writing yet, is given 20 s; one whose
          // address is gone is given up after 6 s, not after 15 minutes.
          Map.entry("spark.hadoop.dfs.client.retry.policy.enabled", "true"),
          Map.entry("spark.hadoop.dfs.client.retry.policy.spec", "1000,20"),
          Map.entry("spark.hadoop.ipc.client.connect.timeout", "3000"),
          Map.entry("spark.hadoop.ipc.client.connect.max.retries.on.timeouts", "1"),
          Map.entry("spark.hadoop.iceberg.engine.hive.lock-enabled", "false"),
          // A Metastore that is away is waited for in one place, Waiting.
          Map.entry("spark.hadoop.metastore.client.socket.timeout", "20s"),
          Map.entry("spark.hadoop.metastore.thrift.connection.retries", "1"),
          Map.entry("spark.hadoop.metastore.thrift.failure.retries", "0"),
          Map.entry("spark.sql.catalogImplementation", "in-memory"),
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.eventLog.enabled", "false"));

  /** Of a stream: many small batches, one like the other. */
  private static final Map<String, String> STREAM =
      Map.ofEntries(
          // The batch's plan only passes records on: compiling Java for it takes longer than
          // running it.
          Map.entry("spark.sql.codegen.wholeStage", "false"),
          Map.entry("spark.sql.codegen.factoryMode", "NO_CODEGEN"),
          // Whichever executor is free takes the batch; by default one that read the partition
          // before is waited for.
          Map.entry("spark.locality.wait", "0s"),
          Map.entry("spark.sql.adaptive.enabled", "false"),
          Map.entry("spark.sql.shuffle.partitions", "1"),
          // How often the topic's end is asked for while no batch is due.
          Map.entry("spark.sql.streaming.pollingDelay", "200ms"),
          // Of the scratch files only the newest are looked at.
          Map.entry("spark.sql.streaming.minBatchesToRetain", "2"),
          // By a rename in the file system that is configured; the other one knows only Hadoop's
          // own, which starts processes.
          Map.entry(
              "spark.sql.streaming.checkpointFileManagerClass",
              FileSystemBasedCheckpointFileManager.class.getName()),
          Map.entry("spark.sql.streaming.numRecentProgressUpdates", "2"),
          Map.entry("spark.sql.ui.retainedExecutions", "1"),
          Map.entry("spark.ui.retainedJobs", "1"),
          Map.entry("spark.ui.retainedStages", "1"),
          Map.entry("spark.ui.retainedTasks", "1"),
          Map.entry("spark.rpc.netty.dispatcher.numThreads", "2"),
          Map.entry("spark.rpc.io.serverThreads", "1"),
          Map.entry("spark.shuffle.io.serverThreads", "1"));

  private SparkDefaults() {}

  /** Those of them that anybody needs who opens the tables with Spark. */
  public static Map<String, String> ofTables() {
    Map<String, String> defaults = new TreeMap<>(TABLES);
    S3aDefaults.OPTIONS.forEach((name, value) -> defaults.put("spark.hadoop." + name, value));
    return defaults;
  }

  /** The configuration with these defaults. */
  public static SparkConf configuration(String stream) {
    SparkConf configuration = new SparkConf(true);
    ofTables().forEach(configuration::setIfMissing);
    STREAM.forEach(configuration::setIfMissing);
    configuration.setIfMissing("spark.app.name", stream);
    if (configuration.get("spark.master").startsWith("local")) {
      configuration.setIfMissing("spark.driver.host", LOOPBACK);
      configuration.setIfMissing("spark.driver.bindAddress", LOOPBACK);
    }
    return configuration;
  }
}
