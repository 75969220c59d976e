package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A changed configuration makes those pods anew that read it, and no others. */
class ConfigurationTest {
  private static final List<String> SPARK =
      List.of("menu-events", "menu-events-executor", "menu-orders", "menu-orders-executor");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          api: {simulatorEnabled: true}                          | api
          spark: {triggerInterval: PT5S}                         | menu-events, menu-events-executor, menu-orders, menu-orders-executor
          spark: {operator: {enabled: true}, conf: {spark.a: b}} | menu-events, menu-events-executor, menu-orders, menu-orders-executor
          trino: {coordinator: {heapMiB: 600}}                   | trino
          storage: {hdfs: {dataNode: {javaOptions: -Da=b}}}      | datanode
          loadGenerator: {rate: 5}                               | load-generator
          upkeep: {keepSnapshots: PT1H}                          | upkeep
          replay: {resources: {limits: {memory: 256Mi}}}         | replay
          audit: {resources: {limits: {memory: 256Mi}}}          | audit
          metastore: {javaOptions: -Da=b}                        | metastore
          """)
  void aChangedValueReachesTheseParts(String values, String parts) {
    assertThat(changed(Chart.render(values))).containsExactlyInAnyOrder(parts.strip().split(", "));
  }

  @Test
  void aChangedCatalogueReachesTheApiAndTheStreams() {
    String catalogue =
        Home.readChart("files/restaurant.yaml").replace("How good it was.", "How it was.");

    assertThat(changed(Chart.render("catalogue: |\n" + catalogue.indent(2))))
        .containsAll(SPARK)
        .contains("api")
        .doesNotContain("trino", "metastore", "namenode");
  }

  @Test
  void theSameValuesLeaveEveryPodAsItIs() {
    assertThat(changed(Chart.render("api: {replicas: 1}"))).isEmpty();
  }

  private static Set<String> changed(Manifests manifests) {
    List<PodTemplate> before = PodTemplate.of(Rendered.defaults());
    return PodTemplate.of(manifests).stream()
        .filter(template -> !before.contains(template))
        .map(PodTemplate::component)
        .collect(Collectors.toSet());
  }
}
