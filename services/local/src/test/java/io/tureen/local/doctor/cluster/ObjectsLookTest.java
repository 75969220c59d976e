package io.tureen.local.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import org.junit.jupiter.api.Test;

class ObjectsLookTest {
  @Test
  void aDeploymentThatIsScaledToZeroIsNamedWithWhatBringsItBack() {
    assertThat(ObjectsLook.scaledToZero("trino", deployment(0)))
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.part()).isEqualTo("trino");
              assertThat(finding.code()).isEqualTo("TUREEN-SCALED-TO-ZERO");
              assertThat(finding.what()).contains("Deployment tureen-trino");
              assertThat(finding.remedy())
                  .startsWith(
                      "kubectl scale deployment tureen-trino --namespace shop --replicas=1");
            });
  }

  @Test
  void soIsAStatefulSet() {
    assertThat(
            ObjectsLook.scaledToZero(
                "namenode",
                new StatefulSetBuilder()
                    .withNewMetadata()
                    .withName("tureen-namenode")
                    .endMetadata()
                    .withNewSpec()
                    .withReplicas(0)
                    .endSpec()
                    .build()))
        .hasValueSatisfying(
            finding -> assertThat(finding.what()).contains("StatefulSet tureen-namenode"));
  }

  @Test
  void aDeploymentThatIsToHavePodsOrDoesNotSayHowManyIsNot() {
    assertThat(ObjectsLook.scaledToZero("trino", deployment(1))).isEmpty();
    assertThat(ObjectsLook.scaledToZero("trino", deployment(null))).isEmpty();
  }

  private static Deployment deployment(Integer replicas) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("tureen-trino")
        .withNamespace("shop")
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .endSpec()
        .build();
  }
}
