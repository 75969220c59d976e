package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Rejected records are replayed when a person says so. */
class ReplayTest {

  @Test
  void itNeverRunsByItself() {
    JsonNode replay = Rendered.defaults().the("CronJob", "tureen-replay").path("spec");

    assertThat(replay.path("suspend")).hasToString("true");
    assertThat(replay.path("concurrencyPolicy").asText()).isEqualTo("Forbid");
  }

  @Test
  void itKnowsTrinoKafkaAndTheCatalogue() {
    JsonNode replay = Rendered.defaults().the("CronJob", "tureen-replay").path("spec");

    assertThat(replay.toString())
        .contains(
            "\"http://tureen-trino:8080\"",
            "\"tureen-kafka-kafka-bootstrap:9093\"",
            "\"/etc/tureen/catalogue/catalogue.yaml\"");
    assertThat(replay.findValuesAsText("secretName"))
        .containsExactly("tureen-replay-kafka", "tureen-kafka-cluster-ca-cert");
  }

  @Test
  void whoDoesNotWantItHasNothingOfIt() {
    Manifests manifests = Rendered.of("no replay");

    assertThat(manifests.ids()).noneMatch(id -> id.contains("replay"));
    assertThat(manifests.objects().toString()).doesNotContain("\"replay\"");
  }
}
