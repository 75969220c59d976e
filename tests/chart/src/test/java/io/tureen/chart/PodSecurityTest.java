package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A namespace may enforce the restricted pod security standard, and pods can do no more than they
 * need.
 */
class PodSecurityTest {
  private static final List<String> VOLUMES =
      List.of("configMap", "emptyDir", "persistentVolumeClaim", "projected", "secret");

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void everyContainerIsRestricted(String values) {
    for (PodTemplate template : PodTemplate.of(Rendered.of(values))) {
      JsonNode pod = template.spec().path("securityContext");
      assertThat(pod.path("runAsNonRoot").asBoolean()).as("%s", template).isTrue();
      assertThat(pod.path("runAsUser").asInt()).as("%s", template).isPositive();
      assertThat(pod.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
      assertThat(template.containers())
          .as("%s", template)
          .isNotEmpty()
          .allSatisfy(PodSecurityTest::isRestricted);
    }
  }

  private static void isRestricted(JsonNode container) {
    JsonNode security = container.path("securityContext");
    assertThat(security.path("allowPrivilegeEscalation")).hasToString("false");
    assertThat(security.path("privileged")).hasToString("false");
    assertThat(security.path("readOnlyRootFilesystem")).hasToString("true");
    assertThat(security.path("runAsNonRoot")).hasToString("true");
    assertThat(security.at("/capabilities/drop")).hasToString("[\"ALL\"]");
    assertThat(security.at("/capabilities/add").isMissingNode()).isTrue();
    for (JsonNode port : container.path("ports")) {
      assertThat(port.has("hostPort")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void noPodSeesAnythingOfItsNode(String values) {
    for (PodTemplate template : PodTemplate.of(Rendered.of(values))) {
      assertThat(template.spec().fieldNames())
          .toIterable()
          .doesNotContain("hostNetwork", "hostPID", "hostIPC");
      for (JsonNode volume : template.spec().path("volumes")) {
        assertThat(volume.fieldNames())
            .toIterable()
            .filteredOn(field -> !field.equals("name"))
            .isSubsetOf(VOLUMES);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void onlyDriversHaveAToken(String values) {
    Manifests manifests = Rendered.of(values);

    assertThat(manifests.of("ServiceAccount"))
        .allMatch(account -> !account.path("automountServiceAccountToken").asBoolean(true));
    for (PodTemplate template : PodTemplate.of(manifests)) {
      boolean driver =
          template.containers().anyMatch(it -> it.path("name").asText().endsWith("-driver"));
      assertThat(template.spec().path("automountServiceAccountToken"))
          .as("%s", template)
          .hasToString(Boolean.toString(driver));
      assertThat(template.spec().path("serviceAccountName").asText())
          .isEqualTo(driver ? "tureen-spark-driver" : "tureen");
    }
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void theVariablesOfServicesAreTakenForNoSettings(String values) {
    assertThat(PodTemplate.of(Rendered.of(values)))
        .allSatisfy(
            template ->
                assertThat(template.spec().path("enableServiceLinks")).hasToString("false"));
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void everyPodOfADeploymentSaysWhetherItIsWell(String values) {
    for (PodTemplate template : PodTemplate.of(Rendered.of(values))) {
      if (template.owner().startsWith("Deployment") || template.owner().startsWith("StatefulSet")) {
        assertThat(template.servers())
            .as("%s", template)
            .allSatisfy(
                container ->
                    assertThat(container.fieldNames())
                        .toIterable()
                        .contains("startupProbe", "readinessProbe", "livenessProbe", "resources"));
      }
    }
  }

  @Test
  void theDriversMayDoWhatSparkDoesAndNothingInOtherNamespaces() {
    Manifests manifests = Rendered.defaults();

    assertThat(manifests.ids()).noneMatch(id -> id.startsWith("ClusterRole"));
    assertThat(manifests.of("Role").flatMap(PodSecurityTest::rules))
        .containsExactly(
            "[\"pods\"] [\"get\",\"list\",\"watch\",\"create\",\"patch\",\"delete\",\"deletecollection\"]",
            "[\"configmaps\"] [\"get\",\"list\",\"create\",\"update\",\"delete\",\"deletecollection\"]",
            "[\"services\",\"persistentvolumeclaims\"] [\"get\",\"list\",\"delete\",\"deletecollection\"]");
  }

  @Test
  void thePodsOfKafkaAreRestrictedToo() {
    JsonNode kafka = Rendered.defaults().the("Kafka", "tureen-kafka");

    for (JsonNode template : kafka.findValues("pod")) {
      assertThat(template.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(template.at("/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
    }
    for (String container :
        List.of("kafkaContainer", "topicOperatorContainer", "userOperatorContainer")) {
      JsonNode security = kafka.findValue(container).path("securityContext");
      assertThat(security.path("allowPrivilegeEscalation")).hasToString("false");
      assertThat(security.at("/capabilities/drop")).hasToString("[\"ALL\"]");
    }
  }

  private static Stream<String> rules(JsonNode role) {
    return StreamSupport.stream(role.path("rules").spliterator(), false)
        .map(rule -> rule.path("resources") + " " + rule.path("verbs"));
  }
}
