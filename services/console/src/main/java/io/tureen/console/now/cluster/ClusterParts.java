package io.tureen.console.now.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.tureen.console.now.part.Health;
import io.tureen.console.now.part.PartReport;
import io.tureen.console.now.part.PartsSource;
import io.tureen.console.now.part.Sighting;
import io.tureen.console.now.part.Target;
import io.tureen.console.now.part.UnknownPartsException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** On a cluster: what Kubernetes, Strimzi and the Spark operator say, and whether Trino answers. */
public final class ClusterParts implements PartsSource {
  private static final String TRINO = "trino";
  private static final String API = "api";

  private final Release release;
  private final Strimzi strimzi;
  private final SparkApplications sparkApplications;
  private final Workloads workloads;
  private final Question trino;
  private final List<String> streams;

  /**
   * @param namespace where the release is
   * @param release its name
   * @param trino a query that Trino answers when it is well
   * @param streams the names of the catalogue's streams
   */
  public ClusterParts(
      KubernetesClient client,
      String namespace,
      String release,
      Question trino,
      List<String> streams) {
    this.release = new Release(client, namespace, release);
    this.strimzi = new Strimzi(this.release);
    this.sparkApplications = new SparkApplications(this.release);
    this.workloads = new Workloads(this.release);
    this.trino = trino;
    this.streams = List.copyOf(streams);
  }

  @Override
  public Sighting look() throws UnknownPartsException {
    try {
      Pods pods = release.pods();
      List<PartReport> parts =
          Stream.of(
                  strimzi.reports(),
                  workloads.reports(pods).stream().map(this::askedToo).toList(),
                  sparkApplications.reports(pods))
              .flatMap(List::stream)
              .map(part -> streams.contains(part.name()) ? withExecutors(part, pods) : part)
              .toList();
      return new Sighting(
          parts,
          targets(pods.of(API).ready(), API, "http"),
          streams.stream()
              .flatMap(stream -> targets(pods.of(stream).lasting(), stream, "health").stream())
              .toList());
    } catch (KubernetesClientException e) {
      throw new UnknownPartsException(
          "The console cannot reach the Kubernetes API: %s".formatted(e.getMessage()), e);
    }
  }

  private PartReport askedToo(PartReport part) {
    if (!part.name().equals(TRINO) || part.health() != Health.READY) {
      return part;
    }
    return trino.reasonUnanswered().map(part::notReady).orElse(part);
  }

  /** A stream whose driver is well writes nothing without an executor. */
  private static PartReport withExecutors(PartReport stream, Pods pods) {
    Pods executors = pods.of(Release.executor(stream.name())).lasting();
    PartReport counted =
        new PartReport(
            stream.name(),
            stream.health(),
            stream.state(),
            stream.detail(),
            stream.since(),
            stream.restarts() + executors.restarts(),
            stream.knownFrom());
    if (stream.health() != Health.READY || !executors.ready().isEmpty()) {
      return counted;
    }
    return counted.notReady(
        executors.isEmpty() ? "has no executor" : "no executor is ready: " + executors.trouble());
  }

  private static List<Target> targets(Pods pods, String program, String port) {
    return pods.all().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .flatMap(pod -> target(pod, program, port).stream())
        .toList();
  }

  private static Optional<Target> target(Pod pod, String program, String port) {
    String address = pod.getStatus().getPodIP();
    if (address == null) {
      return Optional.empty();
    }
    String host = address.contains(":") ? "[" + address + "]" : address;
    return Pods.port(pod, port)
        .map(
            number ->
                new Target(
                    program,
                    pod.getMetadata().getUid(),
                    URI.create("http://%s:%d/prometheus".formatted(host, number))));
  }
}
