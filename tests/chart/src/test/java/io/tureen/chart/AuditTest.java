package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** That each record is in exactly one place is proved on a schedule. */
class AuditTest {

  @Test
  void itComesEveryHourAndNeverTwiceAtOnce() {
    JsonNode audit = Rendered.defaults().the("CronJob", "tureen-audit").path("spec");

    assertThat(audit.path("schedule").asText()).isEqualTo("17 * * * *");
    assertThat(audit.path("concurrencyPolicy").asText()).isEqualTo("Forbid");
    assertThat(audit.at("/jobTemplate/spec/backoffLimit")).hasToString("0");
  }

  @Test
  void itKnowsTrinoKafkaAndTheCatalogue() {
    JsonNode audit = Rendered.defaults().the("CronJob", "tureen-audit").path("spec");

    assertThat(audit.toString())
        .contains(
            "\"http://tureen-trino:8080\"",
            "\"tureen-kafka-kafka-bootstrap:9093\"",
            "\"/etc/tureen/catalogue/catalogue.yaml\"");
    assertThat(audit.findValuesAsText("secretName"))
        .containsExactly("tureen-audit-kafka", "tureen-kafka-cluster-ca-cert");
  }

  @Test
  void itReachesTrinoAndKafkaAndNothingElse() {
    JsonNode egress = Rendered.defaults().the("NetworkPolicy", "tureen-audit").at("/spec/egress");

    assertThat(egress).hasSize(2);
    assertThat(egress.toString()).contains("\"trino\"", "8080", "9093");
  }

  @Test
  void whoDoesNotWantItHasNothingOfIt() {
    Manifests manifests = Rendered.of("no audit");

    assertThat(manifests.ids()).noneMatch(id -> id.contains("audit"));
    assertThat(manifests.objects().toString()).doesNotContain("\"audit\"");
  }
}
