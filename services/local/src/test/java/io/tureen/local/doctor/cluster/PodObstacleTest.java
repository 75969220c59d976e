package io.tureen.local.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Test;

class PodObstacleTest {
  private static final ContainerState NONE = new ContainerState();

  @Test
  void anImageThatIsNotThereIsNamed() {
    Pod pod = pod(waiting("ImagePullBackOff", "Back-off pulling image"), NONE);

    assertThat(PodObstacle.of("api", pod))
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.code()).isEqualTo("TUREEN-IMAGE-NOT-PULLED");
              assertThat(finding.what()).contains("tureen/api:1");
            });
  }

  @Test
  void aPodThatCrashesAgainAndAgainHasTheCodeOfItsLastWords() {
    Pod pod =
        pod(
            waiting("CrashLoopBackOff", "back-off"),
            ended(4, "Error", "more\nERROR TUREEN-STREAM-TOPIC-RECREATED: The topic is another."));

    assertThat(PodObstacle.of("menu-events", pod))
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.code()).isEqualTo("TUREEN-STREAM-TOPIC-RECREATED");
              assertThat(finding.what()).isEqualTo("The topic is another.");
            });
  }

  @Test
  void aPodThatTookTooMuchMemoryIsToldFromOneThatCrashed() {
    Pod pod = pod(waiting("CrashLoopBackOff", "back-off"), ended(137, "OOMKilled", null));

    assertThat(PodObstacle.of("trino", pod))
        .hasValueSatisfying(
            finding -> assertThat(finding.code()).isEqualTo("TUREEN-POD-OUT-OF-MEMORY"));
  }

  @Test
  void aCrashWithoutACodeShowsItsLastLine() {
    Pod pod = pod(waiting("CrashLoopBackOff", "back-off"), ended(1, "Error", "one\ntwo\n"));

    assertThat(PodObstacle.of("trino", pod))
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.code()).isEqualTo("TUREEN-POD-CRASHED");
              assertThat(finding.what()).contains("status 1", "two").doesNotContain("one");
            });
  }

  @Test
  void aPodThatRunsAndIsNotReadyIsNotPassedOverWhenItGivesNoAnswer() {
    Pod silent = pod(NONE, NONE);
    Pod crashed = pod(waiting("CrashLoopBackOff", "back-off"), ended(1, "Error", "one"));

    assertThat(PodObstacle.silent("trino", silent))
        .hasValueSatisfying(
            finding -> assertThat(finding.code()).isEqualTo("TUREEN-POD-NOT-READY"));
    assertThat(PodObstacle.silent("trino", crashed)).as("has a reason").isEmpty();
  }

  @Test
  void aPodThatNoNodeTakesSaysWhy() {
    Pod pod =
        OperatorsPods.unschedulable(
            pod(NONE, NONE), "0/1 nodes are available: 1 Insufficient memory.");

    assertThat(PodObstacle.of("trino", pod))
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.code()).isEqualTo("TUREEN-POD-UNSCHEDULABLE");
              assertThat(finding.what()).contains("Insufficient memory");
              assertThat(finding.isSymptom()).as("follows from another part").isFalse();
            });
  }

  @Test
  void whereTheVolumeIsWhatIsMissingItsClaimMayBeTheCause() {
    Pod pod =
        OperatorsPods.unschedulable(
            pod(NONE, NONE),
            "0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.");

    assertThat(PodObstacle.of("metastore", pod))
        .hasValueSatisfying(finding -> assertThat(finding.isSymptom()).isTrue());
  }

  @Test
  void aPodThatRunsOrEndsOnPurposeIsNoProblem() {
    Pod running = pod(new ContainerStateBuilder().withNewRunning().endRunning().build(), NONE);
    Pod ending =
        new PodBuilder(pod(waiting("CrashLoopBackOff", ""), ended(1, "Error", "")))
            .editMetadata()
            .withDeletionTimestamp("2026-11-28T10:00:00Z")
            .endMetadata()
            .build();

    assertThat(PodObstacle.of("api", running)).isEmpty();
    assertThat(PodObstacle.of("api", ending)).isEmpty();
  }

  private static ContainerState waiting(String reason, String message) {
    return new ContainerStateBuilder().withNewWaiting(message, reason).build();
  }

  private static ContainerState ended(int status, String reason, String message) {
    return new ContainerStateBuilder()
        .withNewTerminated()
        .withExitCode(status)
        .withReason(reason)
        .withMessage(message)
        .endTerminated()
        .build();
  }

  private static Pod pod(ContainerState now, ContainerState last) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("a-pod")
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .addNewContainerStatus()
        .withName("main")
        .withImage("tureen/api:1")
        .withReady(false)
        .withState(now)
        .withLastState(last)
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
