package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The kinds that Strimzi and the Spark operator add to a cluster, from the directory of YAML files
 * that {@code TUREEN_TEST_CRDS} names. Without it the cluster has them already, for example because
 * the operators are there.
 */
final class CustomResourceDefinitions {
  private static final List<String> NEEDED =
      List.of(
          "kafkas.kafka.strimzi.io",
          "kafkanodepools.kafka.strimzi.io",
          "kafkatopics.kafka.strimzi.io",
          "kafkausers.kafka.strimzi.io",
          "sparkapplications.sparkoperator.k8s.io");

  private CustomResourceDefinitions() {}

  /** Makes those that are not there; nothing removes them, as others may use them by then. */
  static void install() {
    String directory = System.getenv().getOrDefault("TUREEN_TEST_CRDS", "").strip();
    if (!directory.isEmpty()) {
      files(Path.of(directory)).forEach(CustomResourceDefinitions::apply);
    }
    await(
            "the kinds of Strimzi and the Spark operator are served; TUREEN_TEST_CRDS is '%s'"
                .formatted(directory))
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(NEEDED).allMatch(CustomResourceDefinitions::served));
  }

  private static void apply(Path file) {
    try (InputStream yaml = Files.newInputStream(file)) {
      for (HasMetadata definition : Cluster.client().load(yaml).items()) {
        if (find(definition.getMetadata().getName()) == null) {
          Cluster.client().resource(definition).create();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean served(String name) {
    CustomResourceDefinition definition = find(name);
    return definition != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
  }

  private static CustomResourceDefinition find(String name) {
    return Cluster.client().apiextensions().v1().customResourceDefinitions().withName(name).get();
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
