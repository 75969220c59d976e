package io.tureen.stream.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import scala.Tuple4;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Notices that Spark gets on: triggers end, or an executor says that a task has read more records
 * than when it last said so.
 */
public final class SignsOfLife {
  private static final String RECORDS_READ = "internal.metrics.input.recordsRead";

  private final Runnable noticed;

  private SignsOfLife(Runnable noticed) {
    this.noticed = noticed;
  }

  /** Calls {@code noticed} at each sign, for as long as the session lives. */
  public static void watch(SparkSession session, Runnable noticed) {
    SignsOfLife signs = new SignsOfLife(noticed);
    session.streams().addListener(signs.new Triggers());
    session.sparkContext().addSparkListener(signs.new Tasks());
  }

  private final class Triggers extends StreamingQueryListener {
    private static final long serialVersionUID = 1L;

    @Override
    public void onQueryStarted(QueryStartedEvent event) {
      noticed.run();
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
      noticed.run();
    }

    @Override
    public void onQueryIdle(QueryIdleEvent event) {
      noticed.run();
    }

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {
      noticed.run();
    }
  }

  private final class Tasks extends SparkListener {
    private final Map<Long, Object> recordsOfTask = new ConcurrentHashMap<>();

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
      for (Tuple4<Object, Object, Object, Seq<AccumulableInfo>> task :
          JavaConverters.seqAsJavaList(update.accumUpdates())) {
        for (AccumulableInfo counter : JavaConverters.seqAsJavaList(task._4())) {
          if (counter.name().contains(RECORDS_READ) && counter.update().isDefined()) {
            Object records = counter.update().get();
            if (!records.equals(recordsOfTask.put((Long) task._1(), records))) {
              noticed.run();
            }
          }
        }
      }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      recordsOfTask.remove(end.taskInfo().taskId());
      noticed.run();
    }
  }
}
