package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The tables are seen to on a schedule. */
class UpkeepTest {

  @Test
  void itComesEveryTenMinutesAndNeverTwiceAtOnce() {
    JsonNode upkeep = Rendered.defaults().the("CronJob", "tureen-upkeep").path("spec");

    assertThat(upkeep.path("schedule").asText()).isEqualTo("*/10 * * * *");
    assertThat(upkeep.path("concurrencyPolicy").asText()).isEqualTo("Forbid");
    assertThat(upkeep.at("/jobTemplate/spec/backoffLimit")).hasToString("0");
    assertThat(upkeep.toString())
        .contains("\"http://tureen-trino:8080\"", "\"PT15M\"", "\"P3D\"", "\"P30D\"", "\"32MB\"");
  }

  @Test
  void itReachesTrinoAndNothingElse() {
    JsonNode egress = Rendered.defaults().the("NetworkPolicy", "tureen-upkeep").at("/spec/egress");

    assertThat(egress).hasSize(1);
    assertThat(egress.toString()).contains("\"trino\"", "8080");
  }

  @Test
  void whoeverDoesItOtherwiseCanDoWithout() {
    assertThat(Rendered.of("no upkeep").ids()).noneMatch(id -> id.contains("upkeep"));
  }
}
