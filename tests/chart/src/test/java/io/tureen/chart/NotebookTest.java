package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The notebook on a cluster: an image's Python, the streams' Spark, and rights to read. */
class NotebookTest {
  private static final String NAME = "tureen-notebook";
  private static final Manifests NOTEBOOK = Rendered.of("a notebook");

  @Test
  void thereIsNoneUnlessSomebodyWantsIt() {
    assertThat(Rendered.defaults().ids()).noneMatch(id -> id.contains("notebook"));
  }

  @Test
  void itIsTheOneThatRunsOnOneMachine() {
    assertThat(NOTEBOOK.file(NAME, "restaurant.ipynb").strip())
        .isEqualTo(Home.readChart("files/restaurant.ipynb").strip());
  }

  @Test
  void itsSparkIsTheStreams() {
    JsonNode pod = pod(NOTEBOOK);

    assertThat(pod.at("/initContainers/0/image").asText()).startsWith("tureen/spark:");
    assertThat(pod.at("/containers/0/image").asText()).isEqualTo("jupyter:1");
    assertThat(variables(pod))
        .containsEntry("SPARK_HOME", "/app")
        .containsEntry("JAVA_HOME", "/opt/java/openjdk")
        .containsEntry("PYTHONPATH", "/spark")
        .containsEntry("TUREEN_METASTORE_URI", "thrift://tureen-metastore:9083");
    assertThat(pod.at("/containers/0/volumeMounts").findValuesAsText("mountPath"))
        .contains("/app", "/opt/java/openjdk", "/etc/hadoop");
  }

  @Test
  void itIsNotTheUserWhoMayWriteToHdfs() {
    assertThat(variables(pod(NOTEBOOK))).containsEntry("HADOOP_USER_NAME", "notebook");
  }

  @Test
  void onS3ItHasTheCredentialsThatReadTheTables() {
    assertThat(variables(pod(Rendered.of("a notebook on S3"))))
        .containsEntry("AWS_SHARED_CREDENTIALS_FILE", "/etc/tureen/s3/credentials")
        .doesNotContainKey("HADOOP_USER_NAME");
  }

  @Test
  void nobodyGetsInWithoutTheTokenWhichIsMadeOnceAndKept() {
    String made = token(NOTEBOOK);
    Manifests again =
        Chart.render(Combinations.all().get("a notebook"), Map.of(NAME, secret(made)));

    assertThat(new String(Base64.getDecoder().decode(made), StandardCharsets.UTF_8)).hasSize(48);
    assertThat(token(again)).isEqualTo(made);
    assertThat(pod(NOTEBOOK).at("/containers/0/env/0"))
        .hasToString(
            "{\"name\":\"JUPYTER_TOKEN\",\"valueFrom\":{\"secretKeyRef\":{\"name\":\"tureen-notebook\",\"key\":\"token\"}}}");
  }

  @Test
  void itReachesTheMetastoreAndTheStorageAndNobodyReachesIt() {
    JsonNode policy = NOTEBOOK.the("NetworkPolicy", NAME).path("spec");

    assertThat(policy.has("ingress")).isFalse();
    assertThat(policy.path("egress").findValues("port"))
        .extracting(JsonNode::asInt)
        .containsExactlyInAnyOrder(9083, 8020, 9866, 9867);
  }

  private static JsonNode pod(Manifests manifests) {
    return manifests.the("Deployment", NAME).at("/spec/template/spec");
  }

  private static Map<String, String> variables(JsonNode pod) {
    List<JsonNode> variables =
        StreamSupport.stream(pod.at("/containers/0/env").spliterator(), false).toList();
    return variables.stream()
        .collect(
            Collectors.toMap(
                variable -> variable.path("name").asText(),
                variable -> variable.path("value").asText()));
  }

  private static String token(Manifests manifests) {
    return manifests.the("Secret", NAME).at("/data/token").asText();
  }

  private static String secret(String token) {
    return """
    {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "tureen-notebook", "namespace": "events"},
     "data": {"token": "%s"}}"""
        .formatted(token);
  }
}
