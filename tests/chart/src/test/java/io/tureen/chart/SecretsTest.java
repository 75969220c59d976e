package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets are in Secrets, and the chart's own stay what they are. */
class SecretsTest {
  private static final String WORKERS = "trino: {workers: {replicas: 2}}";
  private static final Pattern SETS_A_SECRET =
      Pattern.compile(
          "(?im)^.*(password|[^l]secret|jaas|credentials|access.?key)[a-z._-]*\\s*[=:]\\s*(.*)$");

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void noConfigMapHasASecretsValue(String values) {
    Rendered.of(values)
        .of("ConfigMap")
        .flatMap(map -> map.path("data").propertyStream())
        .filter(file -> !file.getKey().equals("executor.yaml")) // a pod, whose Secrets have names
        .map(Map.Entry::getValue)
        .flatMap(text -> SETS_A_SECRET.matcher(text.asText()).results())
        .forEach(
            line ->
                assertThat(line.group(2))
                    .as("%s", line.group())
                    .matches("\\$\\{(directory|ENV):.*}|/etc/.*|.*CredentialsProvider.*|"));
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void noVariableAndNoArgumentHasASecretsValue(String values) {
    for (PodTemplate template : PodTemplate.of(Rendered.of(values))) {
      template
          .containers()
          .forEach(
              container -> {
                for (JsonNode variable : container.path("env")) {
                  if (variable.path("name").asText().matches(".*(PASSWORD|SECRET|CREDENTIALS).*")) {
                    assertThat(variable.path("value").asText()).matches("|/etc/tureen/.*");
                  }
                }
                assertThat(container.path("args").toString())
                    .doesNotContainIgnoringCase("password", "jaas", "secret");
              });
    }
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void aPodMountsOnlyTheKeysOfASecretThatItReads(String values) {
    for (PodTemplate template : PodTemplate.of(Rendered.of(values))) {
      for (JsonNode volume : template.spec().path("volumes")) {
        if (volume.has("secret")) {
          assertThat(volume.at("/secret/items")).as("%s: %s", template, volume).hasSize(1);
        }
      }
    }
  }

  @Test
  void thePasswordOfTrinosNodesIsMadeOnceAndKept() {
    String made = sharedSecret(Chart.render(WORKERS));
    String kept = sharedSecret(Chart.render(WORKERS, Map.of("tureen-trino", secret(made))));
    String anew = sharedSecret(Chart.render(WORKERS));

    assertThat(decoded(made)).hasSize(64);
    assertThat(kept).isEqualTo(made);
    assertThat(anew).isNotEqualTo(made);
  }

  @Test
  void onlyThatPasswordDiffersFromOneRenderingToTheNext() {
    assertThat(withoutSecrets(Chart.render(WORKERS)))
        .isEqualTo(withoutSecrets(Chart.render(WORKERS)));
  }

  private static List<JsonNode> withoutSecrets(Manifests manifests) {
    return manifests.objects().stream()
        .filter(object -> !Manifests.kind(object).equals("Secret"))
        .toList();
  }

  private static String sharedSecret(Manifests manifests) {
    return manifests.the("Secret", "tureen-trino").at("/data/shared-secret").asText();
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static String secret(String sharedSecret) {
    return """
    {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "tureen-trino", "namespace": "events"},
     "data": {"shared-secret": "%s"}}"""
        .formatted(sharedSecret);
  }
}
