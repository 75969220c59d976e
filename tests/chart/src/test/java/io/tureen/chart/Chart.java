package io.tureen.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What Helm makes of the chart. */
final class Chart {
  static final String RELEASE = "tureen";
  static final String NAMESPACE = "events";

  private Chart() {}

  /** Which part of the platform an object of the release is for, by its name. */
  static String component(JsonNode object) {
    String name = Manifests.name(object);
    return name.equals(RELEASE) ? "" : name.substring(RELEASE.length() + 1);
  }

  /**
   * The objects with these values.
   *
   * @param values YAML
   * @throws IllegalStateException in Helm's words, if they are refused
   */
  static Manifests render(String values) {
    return render(values, Map.of());
  }

  /** The same in a cluster that has these Secrets: JSON, by name. */
  static synchronized Manifests render(String values, Map<String, String> secrets) {
    try (KubernetesApi _ = new KubernetesApi(secrets)) {
      return Manifests.parse(template(RELEASE, values));
    }
  }

  /** The objects of a release of that name, with default values. */
  static synchronized Manifests renderAs(String release) {
    try (KubernetesApi _ = new KubernetesApi(Map.of())) {
      return Manifests.parse(template(release, ""));
    }
  }

  private static String template(String release, String values) {
    return new Helm(ChartCopy.path())
        .template()
        .withName(release)
        .withNamespace(NAMESPACE)
        .withValuesFile(file(values))
        .call();
  }

  /** What a person reads after {@code helm install} with these values. */
  static String notes(String values) {
    String output =
        new Helm(ChartCopy.path())
            .install()
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .clientOnly()
            .withDryRunOption(DryRun.CLIENT)
            .withValuesFile(file(values))
            .call()
            .getOutput();
    return output.substring(output.indexOf("NOTES:") + "NOTES:".length()).strip();
  }

  private static Path file(String values) {
    try {
      return Files.writeString(
          Files.createTempFile(Home.testDirectory(), "values", ".yaml"), values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
