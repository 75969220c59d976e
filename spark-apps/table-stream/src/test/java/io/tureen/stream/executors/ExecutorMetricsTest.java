package io.tureen.stream.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tureen.stream.query.SparkDefaults;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.Map$;

/** What a real Spark tells of its executors, of which it has one here: its driver. */
class ExecutorMetricsTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private SparkSession session;

  @BeforeEach
  void start() {
    session = SparkSession.builder().config(SparkDefaults.configuration("sales")).getOrCreate();
    ExecutorMetrics.register(session.sparkContext(), "sales", registry);
  }

  @AfterEach
  void stop() {
    session.stop();
  }

  @Test
  void theTasksOfAnExecutorAreCounted() {
    session.range(0, 100, 1, 3).count();

    await()
        .untilAsserted(
            () ->
                assertThat(registry.scrape())
                    .contains(
                        "tureen_executor_cores{executor=\"driver\",stream=\"sales\"} 2.0",
                        "tureen_executor_tasks_active{executor=\"driver\",stream=\"sales\"} 0.0",
                        "tureen_executor_tasks_total{executor=\"driver\",outcome=\"completed\",stream=\"sales\"} 4.0",
                        "tureen_executor_tasks_total{executor=\"driver\",outcome=\"failed\",stream=\"sales\"} 0.0")
                    .containsPattern("tureen_executor_task_seconds_total\\{[^}]*} [0-9.]*[1-9]")
                    .contains(
                        "tureen_executor_gc_seconds_total{", "tureen_executor_heap_peak_bytes{"));
  }

  @Test
  void anExecutorIsToldOfUntilItIsGone() throws Exception {
    ExecutorInfo nowhere = new ExecutorInfo("127.0.0.1", 4, Map$.MODULE$.empty());
    session.sparkContext().listenerBus().post(new SparkListenerExecutorAdded(1, "7", nowhere));
    session.sparkContext().listenerBus().waitUntilEmpty();
    await()
        .untilAsserted(
            () ->
                assertThat(registry.scrape())
                    .contains("tureen_executor_cores{executor=\"7\",stream=\"sales\"} 4.0"));

    session.sparkContext().listenerBus().post(new SparkListenerExecutorRemoved(2, "7", "done"));
    session.sparkContext().listenerBus().waitUntilEmpty();

    assertThat(registry.scrape()).doesNotContain("executor=\"7\"");
  }
}
