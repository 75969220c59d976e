package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The load generator runs when it is told to. */
class LoadGeneratorTest {

  @Test
  void itRestsUntilItIsToldOtherwise() {
    JsonNode load = Rendered.defaults().the("CronJob", "tureen-load-generator").path("spec");

    assertThat(load.path("suspend").asBoolean()).isTrue();
    assertThat(load.at("/jobTemplate/spec/backoffLimit")).hasToString("0");
    assertThat(load.toString()).contains("\"http://tureen-api:8080\"", "\"full\"");
  }

  @Test
  void itSendsThePlanThatIsGiven() {
    Manifests manifests = Rendered.of("a load of its own");
    JsonNode load = manifests.the("CronJob", "tureen-load-generator").path("spec");

    assertThat(load.path("suspend").asBoolean()).isFalse();
    assertThat(load.toString()).contains("\"/etc/tureen/load/plan.yaml\"", "\"50\"", "\"5m\"");
    assertThat(manifests.file("tureen-load-generator", "plan.yaml").strip())
        .isEqualTo("name: lunch");
  }

  @Test
  void theTestOfTheReleaseSendsEventsAndAsksTrino() {
    JsonNode test = Rendered.defaults().the("Pod", "tureen-test");

    assertThat(test.at("/spec/containers/0/args")).hasToString("[\"verify\"]");
    assertThat(test.toString())
        .contains("\"http://tureen-api:8080\"", "\"http://tureen-trino:8080\"");
    assertThat(Home.readChart("templates/tests/events-become-rows.yaml"))
        .contains("helm.sh/hook: test");
  }
}
