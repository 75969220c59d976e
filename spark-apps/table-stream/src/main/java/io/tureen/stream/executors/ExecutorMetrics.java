package io.tureen.stream.executors;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.collection.JavaConverters;

/**
 * What Prometheus is told of the executors. The driver tells it, of what they report to it: an
 * executor itself listens for nobody but Spark, and Spark's own page of these numbers would need
 * its whole web UI.
 */
public final class ExecutorMetrics extends SparkListener {
  private static final String DRIVER = "driver";
  private static final double MILLIS_OF_SECOND = 1000;

  private final SparkContext spark;
  private final String stream;
  private final MeterRegistry registry;
  private final Map<String, List<Meter>> meters = new ConcurrentHashMap<>();

  private ExecutorMetrics(SparkContext spark, String stream, MeterRegistry registry) {
    this.spark = spark;
    this.stream = stream;
    this.registry = registry;
  }

  /** Tells of each executor from when it registers until it is gone. */
  public static void register(SparkContext spark, String stream, MeterRegistry registry) {
    ExecutorMetrics metrics = new ExecutorMetrics(spark, stream, registry);
    spark.addSparkListener(metrics);
    JavaConverters.seqAsJavaList(spark.statusStore().executorList(true))
        .forEach(executor -> metrics.add(executor.id()));
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded added) {
    add(added.executorId());
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    List<Meter> gone = meters.remove(removed.executorId());
    if (gone != null) {
      gone.forEach(registry::remove);
    }
  }

  /** Spark lists the driver too; only where there is no other executor does it have tasks. */
  private void add(String executor) {
    if (spark.isLocal() || !executor.equals(DRIVER)) {
      meters.computeIfAbsent(executor, this::metersOf);
    }
  }

  private List<Meter> metersOf(String executor) {
    Tags tags = Tags.of("stream", stream, "executor", executor);
    return List.of(
        gauge("tureen.executor.cores", executor, ExecutorSummary::totalCores)
            .description("Cores of the executor")
            .tags(tags)
            .register(registry),
        gauge("tureen.executor.tasks.active", executor, ExecutorSummary::activeTasks)
            .description("Tasks that run at the executor")
            .tags(tags)
            .register(registry),
        counter("tureen.executor.tasks", executor, ExecutorSummary::completedTasks)
            .description("Tasks that have ended at the executor")
            .tags(tags.and("outcome", "completed"))
            .register(registry),
        counter("tureen.executor.tasks", executor, ExecutorSummary::failedTasks)
            .description("Tasks that have ended at the executor")
            .tags(tags.and("outcome", "failed"))
            .register(registry),
        counter("tureen.executor.task.seconds", executor, it -> seconds(it.totalDuration()))
            .description("Time that tasks took at the executor")
            .tags(tags)
            .register(registry),
        counter("tureen.executor.gc.seconds", executor, it -> seconds(it.totalGCTime()))
            .description("Time in garbage collection while the executor had tasks")
            .tags(tags)
            .register(registry),
        gauge("tureen.executor.heap.peak.bytes", executor, ExecutorMetrics::heapPeakBytes)
            .description("The most of its heap that the executor has had in use")
            .tags(tags)
            .register(registry));
  }

  private Gauge.Builder<ExecutorMetrics> gauge(
      String name, String executor, ToDoubleFunction<ExecutorSummary> value) {
    return Gauge.builder(name, this, metrics -> metrics.now(executor, value));
  }

  private FunctionCounter.Builder<ExecutorMetrics> counter(
      String name, String executor, ToDoubleFunction<ExecutorSummary> value) {
    return FunctionCounter.builder(name, this, metrics -> metrics.now(executor, value));
  }

  /** Nothing of an executor that has registered a moment ago and is not noted yet. */
  private double now(String executor, ToDoubleFunction<ExecutorSummary> value) {
    try {
      return value.applyAsDouble(spark.statusStore().executorSummary(executor));
    } catch (NoSuchElementException e) {
      return 0;
    }
  }

  private static double seconds(long millis) {
    return millis / MILLIS_OF_SECOND;
  }

  private static double heapPeakBytes(ExecutorSummary executor) {
    return executor.peakMemoryMetrics().isEmpty()
        ? 0
        : executor.peakMemoryMetrics().get().getMetricValue("JVMHeapMemory");
  }
}
