package io.tureen.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.util.concurrent.TimeUnit;

/** The processes in a pod's container. */
final class Processes {
  private Processes() {}

  /** Sends a signal to the container's first process. */
  static void signal(Pod pod, String signal) {
    execute(pod, "kill -%s 1".formatted(signal));
  }

  /**
   * Ends all of a container's processes as a crash does, without a chance to clean up. SIGKILL does
   * not reach the first process from within the container; if that is a JVM, SIGSEGV does.
   */
  static void crash(Pod pod) {
    execute(pod, "kill -SEGV 1; kill -KILL -1");
  }

  /** Deletes the pod without its grace. */
  static void deleteByForce(Pod pod) {
    Cluster.client().pods().resource(pod).withGracePeriod(0).delete();
  }

  /** Changes when the pod or its container's process is another one. */
  static String identity(Pod pod) {
    if (pod == null) {
      return "none";
    }
    return pod.getMetadata().getUid()
        + pod.getStatus().getContainerStatuses().stream()
            .map(ContainerStatus::getContainerID)
            .toList()
        + pod.getStatus().getPhase();
  }

  private static void execute(Pod pod, String command) {
    try (ExecWatch shell =
        Cluster.client().pods().resource(pod).redirectingError().exec("bash", "-c", command)) {
      shell.exitCode().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (Exception e) {
      // The shell may be gone before it can say how it ended.
      System.out.printf("%s in %s: %s%n", command, pod.getMetadata().getName(), e);
    }
  }
}
