package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever values are given, the objects are such as Kubernetes, Strimzi and Spark take. */
class RenderedObjectsTest {

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void everyObjectHasOnlyFieldsThatItsTypeHas(String values) {
    Manifests manifests = Rendered.of(values);

    for (JsonNode object : manifests.objects()) {
      if (Manifests.kind(object).equals("SparkApplication")) {
        assertThat(object.path("apiVersion").asText()).isEqualTo("sparkoperator.k8s.io/v1beta2");
        assertThat(SparkApplicationSchema.problems(object)).isEmpty();
      } else {
        StrictTypes.parse(object);
      }
    }
    for (PodTemplate template : PodTemplate.of(manifests)) {
      StrictTypes.parse(template.specification(), PodTemplateSpec.class);
    }
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void noTwoObjectsAreTheSame(String values) {
    assertThat(Rendered.of(values).ids()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void everyObjectSaysWhatItBelongsTo(String values) {
    assertThat(Rendered.of(values).objects())
        .allSatisfy(
            object -> {
              JsonNode labels = object.at("/metadata/labels");
              assertThat(Manifests.name(object)).matches("tureen(-[a-z0-9-]+)?");
              assertThat(labels.path("app.kubernetes.io/name").asText()).isEqualTo("tureen");
              assertThat(labels.path("app.kubernetes.io/instance").asText()).isEqualTo("tureen");
              assertThat(labels.path("app.kubernetes.io/part-of").asText()).isEqualTo("tureen");
              assertThat(labels.path("app.kubernetes.io/managed-by").asText()).isEqualTo("Helm");
              assertThat(labels.path("app.kubernetes.io/component").asText()).isNotEmpty();
              assertThat(labels.path("app.kubernetes.io/version").asText()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void thePodsOfEveryServiceAreThere(String values) {
    Manifests manifests = Rendered.of(values);

    assertThat(manifests.of("Service"))
        .allSatisfy(
            service ->
                assertThat(PodTemplate.of(manifests))
                    .anyMatch(
                        template ->
                            Selectors.selects(service.at("/spec/selector"), template.labels())));
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void everyConfigMapThatAPodMountsIsThere(String values) {
    Manifests manifests = Rendered.of(values);

    for (PodTemplate template : PodTemplate.of(manifests)) {
      for (JsonNode volume : template.spec().path("volumes")) {
        volume
            .findValues("configMap")
            .forEach(
                map ->
                    assertThat(manifests.has("ConfigMap", map.path("name").asText()))
                        .as("%s mounts %s", template, map)
                        .isTrue());
      }
    }
  }

  @Test
  void theSameValuesGiveTheSameObjectsButForThePasswordsThatAreMade() {
    assertThat(withoutSecrets(Chart.render("{}"))).isEqualTo(withoutSecrets(Chart.render("{}")));
  }

  private static List<JsonNode> withoutSecrets(Manifests manifests) {
    return manifests.objects().stream()
        .filter(object -> !Manifests.kind(object).equals("Secret"))
        .toList();
  }

  @Test
  void aFieldThatThereIsNotWouldBeSeen() {
    JsonNode pod =
        Yaml.one("{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {container: []}}");
    JsonNode application = Yaml.one("{spec: {type: Java, driver: {cpu: 1}}}");

    assertThatThrownBy(() -> StrictTypes.parse(pod)).hasMessageContaining("\"container\"");
    assertThat(SparkApplicationSchema.problems(application)).anyMatch(it -> it.contains("'cpu'"));
  }
}
