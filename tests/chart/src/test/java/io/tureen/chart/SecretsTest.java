package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets are in Secrets, and the chart's own stay what they are. */
class SecretsTest {
  private static final String ALL_SECRETS =
      """
      trino: {workers: {replicas: 2}}
      notebook: {enabled: true, image: 'jupyter:1'}
      """;
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
  void whatTheChartMakesIsMadeOnceAndKept() {
    Manifests made = Chart.render(ALL_SECRETS);
    Map<String, String> kept =
        made.of("Secret").collect(Collectors.toMap(Manifests::name, JsonNode::toString));

    assertThat(secrets(made)).hasSize(7);
    assertThat(secrets(Chart.render(ALL_SECRETS, kept))).isEqualTo(secrets(made));
    assertThat(secrets(Chart.render(ALL_SECRETS)))
        .hasSameSizeAs(secrets(made))
        .doesNotContainAnyElementsOf(secrets(made));
  }

  @Test
  void oneRenderingTwiceIsTheSameWhereTheSecretsAreNamed() {
    String values =
        """
        kafka: {strimzi: {userSecrets: {api: a, replay: r, audit: d, menu-events: e, menu-orders: o}}}
        trino: {existingSecret: t, workers: {replicas: 2}}
        notebook: {enabled: true, image: 'jupyter:1', existingSecret: nb}
        """;
    Manifests manifests = Chart.render(values);

    assertThat(manifests.of("Secret")).isEmpty();
    assertThat(Chart.render(values).objects()).isEqualTo(manifests.objects());
    assertThat(manifests.the("Deployment", "tureen-trino-worker").toString())
        .contains("{\"name\":\"t\",\"key\":\"shared-secret\"}");
    assertThat(manifests.the("Deployment", "tureen-notebook").toString())
        .contains("{\"name\":\"nb\",\"key\":\"token\"}");
    assertThat(manifests.the("Deployment", "tureen-api").findValuesAsText("secretName"))
        .contains("a");
    assertThat(manifests.the("KafkaUser", "tureen-api").findValue("secretKeyRef"))
        .hasToString("{\"name\":\"a\",\"key\":\"password\"}");
  }

  @Test
  void coordinatorAndWorkersAreReplacedTogetherWhenTheirSecretChanges() {
    Manifests manifests = Chart.render(ALL_SECRETS);
    Manifests other = Chart.render(ALL_SECRETS);

    assertThat(sharedSecretChecksum(manifests, "tureen-trino"))
        .isNotEmpty()
        .isEqualTo(sharedSecretChecksum(manifests, "tureen-trino-worker"))
        .isNotEqualTo(sharedSecretChecksum(other, "tureen-trino"));
  }

  private static String sharedSecretChecksum(Manifests manifests, String deployment) {
    return manifests
        .the("Deployment", deployment)
        .at("/spec/template/metadata/annotations/checksum~1shared-secret")
        .asText();
  }

  @Test
  void aUserOfKafkaKeepsThePasswordThatStrimziOnceMade() {
    String strimzis =
        """
        {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "tureen-api", "namespace": "events"},
         "data": {"password": "%s"}}"""
            .formatted(encoded("made-by-strimzi"));

    JsonNode secret =
        Chart.render("", Map.of("tureen-api", strimzis)).the("Secret", "tureen-api-kafka");

    assertThat(decoded(secret.at("/data/password").asText())).isEqualTo("made-by-strimzi");
    assertThat(decoded(secret.path("data").path("sasl.jaas.config").asText()))
        .isEqualTo(
            "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"tureen-api\" password=\"made-by-strimzi\";");
  }

  private static List<String> secrets(Manifests manifests) {
    return manifests.of("Secret").map(secret -> secret.path("data").toString()).toList();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
