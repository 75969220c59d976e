package io.tureen.cluster;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the chart renders. */
final class Chart {
  private static final Pattern BETWEEN_DOCUMENTS = Pattern.compile("(?m)^---\\s*$");

  private Chart() {}

  static Stream<HasMetadata> render(String release, Map<String, Object> values) {
    String manifest =
        new Helm(Home.chart())
            .template()
            .withName(release)
            .withKubeVersion(Cluster.client().getKubernetesVersion().getGitVersion())
            .withValuesFile(valuesFile(values))
            .call();
    return BETWEEN_DOCUMENTS
        .splitAsStream(manifest)
        .filter(document -> document.lines().anyMatch(line -> line.startsWith("kind:")))
        .flatMap(document -> resources(document).stream());
  }

  private static List<HasMetadata> resources(String document) {
    return Cluster.client()
        .load(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))
        .items();
  }

  /** A file that Helm reads these values from. */
  static Path valuesFile(Map<String, Object> values) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, Serialization.asYaml(values));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
