package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the chart renders by default, with both operators, before a real API server. */
@Order(0)
class ManifestsIT {
  private static final String RELEASE = "tureen";
  private static Namespace namespace;

  @BeforeAll
  static void begin() {
    CustomResourceDefinitions.install();
    namespace = Namespace.create("manifests");
  }

  @AfterAll
  static void end() {
    namespace.close();
  }

  @Test
  void everyObjectIsAcceptedByServerSideApplyWithStrictValidation() {
    List<String> kinds = new ArrayList<>();
    for (HasMetadata object : Chart.render(RELEASE, Map.of()).toList()) {
      HasMetadata applied =
          Cluster.client()
              .resource(object)
              .inNamespace(namespace.name())
              .dryRun()
              .fieldValidation(Validation.STRICT)
              .fieldManager("tureen-test")
              .serverSideApply();
      kinds.add(applied.getKind());
    }

    assertThat(kinds)
        .contains(
            "Kafka", "KafkaNodePool", "KafkaTopic", "KafkaUser", "SparkApplication", "Deployment");
  }

  @Test
  void everyPodIsAllowedWhereTheRestrictedStandardIsEnforced() {
    List<PodTemplateSpec> templates =
        Chart.render(RELEASE, Map.of()).flatMap(PodTemplates::of).toList();

    assertThat(templates).hasSizeGreaterThan(7);
    for (PodTemplateSpec template : templates) {
      Pod pod = PodTemplates.pod(template);
      Cluster.client().resource(pod).inNamespace(namespace.name()).dryRun().create();
    }
  }
}
