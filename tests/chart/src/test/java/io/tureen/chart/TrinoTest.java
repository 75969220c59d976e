package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Trino's configuration is that of the local Trino, but for what is different in a cluster. */
class TrinoTest {
  private static final String WORKERS = "trino: {workers: {replicas: 2}}";

  @Test
  void aCoordinatorWithoutWorkersDoesTheWork() {
    assertThat(properties(Rendered.defaults(), "tureen-trino", "config.properties"))
        .containsEntry("coordinator", "true")
        .containsEntry("node-scheduler.include-coordinator", "true")
        .containsEntry("http-server.http.port", "8080")
        .containsEntry("task.concurrency", "2")
        .doesNotContainKey("internal-communication.shared-secret");
  }

  @Test
  void workersFindTheCoordinatorAndKnowItByTheirSecret() {
    Manifests manifests = Chart.render(WORKERS);
    Properties worker = properties(manifests, "tureen-trino-worker", "config.properties");
    Properties coordinator = properties(manifests, "tureen-trino", "config.properties");

    assertThat(worker)
        .containsEntry("coordinator", "false")
        .containsEntry("discovery.uri", "http://tureen-trino:8080")
        .doesNotContainKeys("node-scheduler.include-coordinator", "web-ui.user");
    assertThat(coordinator).containsEntry("node-scheduler.include-coordinator", "false");
    for (Properties node : new Properties[] {worker, coordinator}) {
      assertThat(node)
          .containsEntry(
              "internal-communication.shared-secret", "${ENV:TUREEN_TRINO_SHARED_SECRET}");
    }
  }

  @Test
  void theFlagsOfTheJvmAreThoseOfTheLocalTrinoWithAHeapOfItsOwn() {
    String flags = Rendered.of("Trino's own image").file("tureen-trino", "jvm.config");

    assertThat(flags.lines())
        .contains("-Xmx2048m", "-XX:+ExitOnOutOfMemoryError")
        .allMatch(line -> line.startsWith("-"))
        .doesNotHaveDuplicates()
        .noneMatch(line -> line.startsWith("-Xms") || line.startsWith("-cp"));
  }

  @Test
  void queriesFitIntoTheHeap() {
    Properties config =
        properties(Rendered.of("Trino's own image"), "tureen-trino", "config.properties");

    assertThat(
            megabytes(config, "query.max-memory-per-node")
                + megabytes(config, "memory.heap-headroom-per-node"))
        .isBetween(1400, 2048);
  }

  private static int megabytes(Properties properties, String name) {
    return Integer.parseInt(properties.getProperty(name).replace("MB", ""));
  }

  @Test
  void tablesAreReadFromTheStorageThatIsChosen() {
    Properties hdfs = properties(Rendered.defaults(), "tureen-trino-catalog", "hive.properties");
    Properties s3 = properties(Rendered.of("S3 of AWS"), "tureen-trino-catalog", "hive.properties");

    assertThat(hdfs)
        .containsEntry("fs.hadoop.enabled", "true")
        .doesNotContainKeys("fs.native-local.enabled", "fs.native-s3.enabled");
    assertThat(s3)
        .containsEntry("fs.native-s3.enabled", "true")
        .containsEntry("s3.path-style-access", "false")
        .doesNotContainKeys("fs.hadoop.enabled", "s3.endpoint");
  }

  @Test
  void theConfigurationLiesWhereTrinosOwnImageHasIt() {
    JsonNode pod =
        Rendered.of("Trino's own image")
            .the("Deployment", "tureen-trino")
            .at("/spec/template/spec");

    assertThat(pod.at("/containers/0/image").asText()).isEqualTo("trinodb/trino:476");
    assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(1000);
    assertThat(pod.at("/containers/0/volumeMounts").findValuesAsText("mountPath"))
        .contains("/etc/trino", "/tmp");
    assertThat(pod.findValuesAsText("path")).contains("catalog/hive.properties");
  }

  private static Properties properties(Manifests manifests, String configMap, String file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(manifests.file(configMap, file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
