package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing comes in or goes out but what is needed. */
class NetworkPoliciesTest {

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void everyPodIsUnderAPolicyForBothDirections(String values) {
    Manifests manifests = Rendered.of(values);
    List<JsonNode> policies = manifests.of("NetworkPolicy").toList();
    if (values.equals("no network policies")) {
      assertThat(policies).isEmpty();
      return;
    }

    for (PodTemplate template : PodTemplate.of(manifests)) {
      assertThat(policies)
          .as("%s", template)
          .filteredOn(policy -> Manifests.name(policy).equals("tureen-" + template.component()))
          .singleElement()
          .satisfies(
              policy -> {
                assertThat(selects(policy, template.labels())).isTrue();
                assertThat(policy.at("/spec/policyTypes")).hasToString("[\"Ingress\",\"Egress\"]");
              });
      assertThat(selects(manifests.the("NetworkPolicy", "tureen"), template.labels())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void whereOnePartMayGoTheOtherLetsItIn(String values) {
    Manifests manifests = Rendered.of(values);

    assertThat(flows(manifests, "egress", "to")).isEqualTo(flows(manifests, "ingress", "from"));
  }

  /** Flows between the parts: who calls, who is called, at which ports. */
  private static Set<String> flows(Manifests manifests, String direction, String peers) {
    return manifests
        .of("NetworkPolicy")
        .filter(policy -> !component(policy).isEmpty())
        .flatMap(
            policy ->
                policy
                    .path("spec")
                    .path(direction)
                    .valueStream()
                    .flatMap(
                        rule ->
                            components(rule.path(peers))
                                .map(other -> flow(direction, component(policy), other, rule))))
        .collect(Collectors.toSet());
  }

  private static String flow(String direction, String own, String other, JsonNode rule) {
    List<String> pair = direction.equals("egress") ? List.of(own, other) : List.of(other, own);
    return String.join(" to ", pair) + " at " + rule.path("ports").findValues("port");
  }

  private static Stream<String> components(JsonNode peers) {
    return peers.findValues("matchExpressions").stream()
        .flatMap(JsonNode::valueStream)
        .flatMap(expression -> expression.path("values").valueStream())
        .map(JsonNode::asText);
  }

  private static String component(JsonNode policy) {
    return policy.at("/spec/podSelector/matchLabels/app.kubernetes.io~1component").asText();
  }

  private static boolean selects(JsonNode policy, JsonNode labels) {
    return Selectors.matches(policy.at("/spec/podSelector"), labels);
  }

  @Test
  void onlyDriversAndTheConsoleMayCallTheKubernetesApi() {
    assertThat(policiesWithPort(Rendered.of("open network policies"), 6443))
        .containsExactlyInAnyOrder(
            "tureen-console", "tureen-kafka", "tureen-menu-events", "tureen-menu-orders");
  }

  @Test
  void kafkaLetsInOnlyThoseThatUseIt() {
    Manifests manifests = Rendered.defaults();
    JsonNode listener = manifests.the("Kafka", "tureen-kafka").at("/spec/kafka/listeners/0");
    List<String> clients =
        List.of(
            "api",
            "replay",
            "audit",
            "menu-events",
            "menu-events-executor",
            "menu-orders",
            "menu-orders-executor");

    assertThat(components(listener.path("networkPolicyPeers")))
        .containsExactlyInAnyOrderElementsOf(clients);
    assertThat(components(manifests.the("NetworkPolicy", "tureen-kafka").at("/spec/ingress")))
        .containsExactlyInAnyOrderElementsOf(clients);
  }

  @Test
  void otherSystemsAreReachedAtTheirOwnPortsOnly() {
    Manifests manifests =
        Chart.render(
            """
            kafka: {strimzi: {enabled: false}, external: {bootstrapServers: 'one:9094,two:9095', brokerPorts: [9096]}}
            storage: {type: s3, s3: {bucket: tables, endpoint: 'http://minio:9000'}}
            metastore: {database: {url: 'jdbc:postgresql://postgres/metastore', user: hive, passwordSecret: database}}
            networkPolicy: {externalCidr: 10.0.0.0/8}
            """);

    assertThat(policiesWithPort(manifests, 9096))
        .contains("tureen-api", "tureen-menu-events-executor");
    assertThat(policiesWithPort(manifests, 9000))
        .containsExactlyInAnyOrder(
            "tureen-menu-events",
            "tureen-menu-events-executor",
            "tureen-menu-orders",
            "tureen-menu-orders-executor",
            "tureen-metastore",
            "tureen-trino");
    assertThat(policiesWithPort(manifests, 5432)).containsExactly("tureen-metastore");
    assertThat(manifests.of("NetworkPolicy").flatMap(policy -> policy.findValues("cidr").stream()))
        .extracting(JsonNode::asText)
        .containsOnly("10.0.0.0/8", "0.0.0.0/0");
  }

  private static List<String> policiesWithPort(Manifests manifests, int port) {
    return manifests
        .of("NetworkPolicy")
        .filter(
            policy ->
                policy.at("/spec/egress").findValues("port").stream()
                    .anyMatch(number -> number.asInt() == port))
        .map(Manifests::name)
        .toList();
  }
}
