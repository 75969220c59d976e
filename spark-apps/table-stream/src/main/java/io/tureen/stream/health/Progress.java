package io.tureen.stream.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tureen.stream.batch.BatchReport;
import io.tureen.stream.topic.Offsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/** How far the stream is, for people and tests. Thread-safe. */
public final class Progress {
  private final String stream;
  private final String topic;
  private final Supplier<Map<String, Offsets>> committed;
  private BatchReport last;
  private long records;
  private long rows;
  private long rejected;
  private Supplier<StreamingQueryProgress> spark = () -> null;

  /**
   * @param committed up to where each table has the topic's records
   */
  public Progress(String stream, String topic, Supplier<Map<String, Offsets>> committed) {
    this.stream = stream;
    this.topic = topic;
    this.committed = committed;
  }

  public synchronized void batchDone(BatchReport report) {
    last = report;
    records += report.records();
    rows += report.rows();
    rejected += report.rejected();
  }

  /** Says where Spark's own figures of the last trigger come from. */
  public synchronized void follow(Supplier<StreamingQueryProgress> query) {
    spark = query;
  }

  /** Everything, as JSON has it. */
  public synchronized Map<String, Object> toMap() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("stream", stream);
    all.put("records", records);
    all.put("rows", rows);
    all.put("rejected", rejected);
    if (last != null) {
      Map<String, Object> batch = new LinkedHashMap<>();
      batch.put("epoch", last.epoch());
      batch.put("records", last.records());
      batch.put("rows", last.rows());
      batch.put("rejected", last.rejected());
      batch.put("write_ms", last.write().toMillis());
      batch.put("commit_ms", last.commit().toMillis());
      all.put("last_batch", batch);
    }
    Map<String, Object> tables = new LinkedHashMap<>();
    committed.get().forEach((table, offsets) -> tables.put(table, offsets.partitions()));
    all.put("committed", tables);
    StreamingQueryProgress trigger = spark.get();
    if (trigger != null) {
      all.put("trigger", trigger(trigger));
    }
    return all;
  }

  private Map<String, Object> trigger(StreamingQueryProgress progress) {
    Map<String, Object> trigger = new LinkedHashMap<>();
    trigger.put("epoch", progress.batchId());
    trigger.put("at", progress.timestamp());
    trigger.put("phases_ms", new TreeMap<>(progress.durationMs()));
    for (SourceProgress source : progress.sources()) {
      Offsets end = offsets(source.endOffset());
      trigger.put("end", end.partitions());
      trigger.put("behind", end.until(offsets(source.latestOffset())));
    }
    return trigger;
  }

  private Offsets offsets(String json) {
    try {
      return json == null ? Offsets.NONE : Offsets.ofSpark(json, topic);
    } catch (JsonProcessingException e) {
      return Offsets.NONE;
    }
  }
}
