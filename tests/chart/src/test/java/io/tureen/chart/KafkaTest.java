package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.strimzi.api.kafka.model.kafka.KafkaClusterSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kafka is Strimzi's or another, and each program may do what it needs. */
class KafkaTest {

  @Test
  void eachProgramHasAUserWithOnlyTheRightsItNeeds() {
    assertThat(rights(Rendered.defaults(), "tureen-api"))
        .containsExactly("topic menu_app_events literal [\"Write\",\"Describe\"]");
    assertThat(rights(Rendered.defaults(), "tureen-menu-orders"))
        .containsExactly(
            "topic menu_app_events literal [\"Read\",\"Describe\",\"DescribeConfigs\"]");
    assertThat(rights(Rendered.defaults(), "tureen-replay"))
        .containsExactly("topic menu_app_events literal [\"Write\",\"Describe\"]");
    assertThat(rights(Rendered.defaults(), "tureen-audit"))
        .containsExactly("topic menu_app_events literal [\"Read\",\"Describe\"]");
    assertThat(rights(Rendered.of("a catalogue"), "tureen-loans"))
        .containsExactly(
            "topic library_events literal [\"Read\",\"Describe\",\"DescribeConfigs\"]");
  }

  private static List<String> rights(Manifests manifests, String user) {
    return manifests
        .the("KafkaUser", user)
        .at("/spec/authorization/acls")
        .valueStream()
        .map(
            acl ->
                "%s %s %s %s"
                    .formatted(
                        acl.at("/resource/type").asText(),
                        acl.at("/resource/name").asText(),
                        acl.at("/resource/patternType").asText(),
                        acl.path("operations")))
        .toList();
  }

  @Test
  void theOnlyWayInIsEncryptedWithAPassword() {
    assertThat(Rendered.defaults().the("Kafka", "tureen-kafka").at("/spec/kafka/listeners"))
        .singleElement()
        .satisfies(
            listener -> {
              assertThat(listener.path("tls").asBoolean()).isTrue();
              assertThat(listener.at("/authentication/type").asText()).isEqualTo("scram-sha-512");
            });
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void whatIsStrimzisBelongsToTheOneCluster(String values) {
    assertThat(
            Rendered.of(values).objects().stream()
                .filter(object -> object.path("apiVersion").asText().startsWith("kafka.strimzi.io"))
                .filter(object -> !Manifests.kind(object).equals("Kafka")))
        .allMatch(
            object ->
                object.at("/metadata/labels/strimzi.io~1cluster").asText().equals("tureen-kafka"));
  }

  @Test
  void strimziLetsTheBrokersHaveTheirSettings() {
    List<String> exceptions = List.of(KafkaClusterSpec.FORBIDDEN_PREFIX_EXCEPTIONS.split(", "));
    List<String> forbidden = List.of(KafkaClusterSpec.FORBIDDEN_PREFIXES.split(", "));

    assertThat(
            Rendered.defaults()
                .the("Kafka", "tureen-kafka")
                .at("/spec/kafka/config")
                .properties()
                .stream()
                .map(Map.Entry::getKey)
                .filter(name -> !exceptions.contains(name)))
        .isNotEmpty()
        .noneMatch(name -> forbidden.stream().anyMatch(name::startsWith));
  }

  @Test
  void theTopicIsTheCataloguesAndKeepsItsRecordsAsLongAsIsSaid() {
    JsonNode topic = Rendered.of("three brokers").the("KafkaTopic", "tureen-events").path("spec");

    assertThat(topic)
        .hasToString(
            "{\"topicName\":\"menu_app_events\",\"partitions\":12,\"replicas\":3,"
                + "\"config\":{\"retention.ms\":43200000,\"min.insync.replicas\":2}}");
    assertThat(
            Rendered.defaults()
                .the("KafkaTopic", "tureen-events")
                .at("/spec/config/retention.ms")
                .asLong())
        .isEqualTo(7L * 24 * 60 * 60 * 1000);
  }

  @Test
  void aKafkaOfAnotherHasItsOwnAddressAndCredentials() {
    Manifests manifests = Rendered.of("secrets of others");
    JsonNode api = manifests.the("Deployment", "tureen-api");

    assertThat(manifests.ids()).noneMatch(id -> id.startsWith("Kafka"));
    assertThat(api.findValuesAsText("secretName")).containsExactly("writer");
    assertThat(
            manifests
                .the("SparkApplication", "tureen-menu-orders")
                .at("/spec/driver/template")
                .findValuesAsText("secretName"))
        .as("the name that Strimzi would have given it")
        .containsExactly("tureen-menu-orders");
    assertThat(api.toString()).contains("\"kafka:9092\"");
  }

  @Test
  void aKafkaWithoutPasswordsNeedsNoSecrets() {
    Manifests manifests = Rendered.of("Kafka without TLS");

    assertThat(PodTemplate.of(manifests))
        .allSatisfy(template -> assertThat(template.json().findValues("secretName")).isEmpty());
    assertThat(manifests.file("tureen-kafka-client", "client.properties").strip())
        .isEqualTo("security.protocol=PLAINTEXT");
  }
}
