package io.tureen.local.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.tureen.local.doctor.cluster.PodHealth.Question;
import org.junit.jupiter.api.Test;

class PodHealthTest {
  private static final Probe COMMAND =
      new ProbeBuilder().withNewExec().withCommand("health-check").endExec().build();

  @Test
  void aPodIsAskedWhetherItIsReady() {
    assertThat(PodHealth.question(pod(get("/health/readiness"), get("/health/liveness"))))
        .hasValue(new Question(8080, "/health/readiness", true));
  }

  @Test
  void whereACommandSaysWhetherItIsReadyAsInTrinoItTellsTheTimeByWhetherItLives() {
    assertThat(PodHealth.question(pod(COMMAND, get("/v1/info"))))
        .hasValue(new Question(8080, "/v1/info", false));
  }

  @Test
  void aPodThatTheKubeletAsksByCommandsOnlyIsNotAsked() {
    assertThat(PodHealth.question(pod(COMMAND, COMMAND))).isEmpty();
    assertThat(PodHealth.question(pod(null, null))).isEmpty();
  }

  private static Probe get(String path) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withNewPort("http")
        .endHttpGet()
        .build();
  }

  private static Pod pod(Probe readiness, Probe liveness) {
    return new PodBuilder()
        .withNewSpec()
        .addNewContainer()
        .addNewPort()
        .withName("http")
        .withContainerPort(8080)
        .endPort()
        .withReadinessProbe(readiness)
        .withLivenessProbe(liveness)
        .endContainer()
        .endSpec()
        .build();
  }
}
