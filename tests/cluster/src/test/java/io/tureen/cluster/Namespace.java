package io.tureen.cluster;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;

/** A namespace of a test's own, in which the restricted pod security standard is enforced. */
record Namespace(String name) implements AutoCloseable {
  private static final Duration END_TIME = Duration.ofMinutes(3);

  static Namespace create(String purpose) {
    String name = "tureen-%s-%s".formatted(purpose, HexFormat.of().toHexDigits(suffix()));
    Cluster.client()
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(Map.of("pod-security.kubernetes.io/enforce", "restricted"))
                .endMetadata()
                .build())
        .create();
    return new Namespace(name);
  }

  private static short suffix() {
    return (short) new Random().nextInt();
  }

  @Override
  public void close() {
    Cluster.client().namespaces().withName(name).delete();
    await("the namespace %s is gone".formatted(name))
        .atMost(END_TIME)
        .until(() -> Cluster.client().namespaces().withName(name).get() == null);
  }
}
