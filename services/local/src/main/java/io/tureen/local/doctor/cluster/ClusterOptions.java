package io.tureen.local.doctor.cluster;

import picocli.CommandLine.Option;

/** Which release on which cluster. */
public final class ClusterOptions {
  @Option(
      names = "--cluster",
      required = true,
      description = "Examine a release on Kubernetes instead of this machine.")
  @SuppressWarnings("unused") // That the group was given says it.
  private boolean cluster;

  @Option(
      names = "--namespace",
      defaultValue = "tureen",
      description = "Its namespace (default: ${DEFAULT-VALUE}).")
  private String namespace;

  @Option(
      names = "--release",
      defaultValue = "tureen",
      description = "Its name (default: ${DEFAULT-VALUE}).")
  private String release;

  @Option(
      names = "--context",
      description = "Context of the kubeconfig (default: the current one).")
  private String context;

  String namespace() {
    return namespace;
  }

  String release() {
    return release;
  }

  /** Null for the current one, as the client takes it. */
  String context() {
    return context;
  }
}
