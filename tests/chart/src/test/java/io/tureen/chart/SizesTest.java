package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All of it, the operators included, fits into 4 CPUs and 8 GiB. */
class SizesTest {
  private static final BigDecimal CPUS = new BigDecimal(4);
  private static final BigDecimal MEMORY = bytes("8Gi");

  @Test
  void theLimitsOfMemoryFit() {
    assertThat(sum("limits", "memory").add(operators("limits", "memory")))
        .isLessThanOrEqualTo(MEMORY);
  }

  @Test
  void theRequestsOfCpuLeaveHalfForTheCluster() {
    assertThat(sum("requests", "cpu").add(operators("requests", "cpu")))
        .isLessThanOrEqualTo(CPUS.divide(new BigDecimal(2)));
  }

  /** What k8s/ gives the operators of Strimzi and Spark. */
  private static BigDecimal operators(String bound, String resource) {
    return Stream.of(
            operator("strimzi.yaml").path("resources"),
            operator("spark-operator.yaml").at("/controller/resources"))
        .map(resources -> bytes(resources.path(bound).path(resource).asText()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static JsonNode operator(String file) {
    return Yaml.one(Home.read(Home.chart().resolve("../../k8s").resolve(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"replay", "audit"})
  void aReplayOrAnAuditHasRoomInTheLoadsPlace(String component) {
    assertThat(largest("limits", "memory", component))
        .isLessThanOrEqualTo(largest("limits", "memory", "load-generator"));
    assertThat(largest("requests", "cpu", component))
        .isLessThanOrEqualTo(largest("requests", "cpu", "load-generator"));
  }

  private static BigDecimal largest(String bound, String resource, String component) {
    return PodTemplate.of(Rendered.defaults()).stream()
        .filter(template -> template.component().equals(component))
        .flatMap(PodTemplate::containers)
        .map(container -> bytes(container.at("/resources/" + bound + "/" + resource).asText()))
        .max(BigDecimal::compareTo)
        .orElseThrow();
  }

  /** Of the default values, with the load running and as many APIs as the autoscaler may want. */
  private static BigDecimal sum(String bound, String resource) {
    Manifests operators = Rendered.defaults();
    Manifests deployments = Chart.render("spark: {operator: {enabled: false}}");
    Stream<BigDecimal> pods =
        PodTemplate.of(deployments).stream()
            .filter(template -> !template.owner().startsWith("Pod"))
            // A person starts a replay, and the load; not both at once. An audit takes seconds.
            .filter(template -> !List.of("replay", "audit").contains(template.component()))
            .flatMap(SizesTest::replicas)
            .flatMap(PodTemplate::containers)
            .map(container -> container.at("/resources/" + bound + "/" + resource))
            .filter(JsonNode::isTextual)
            .map(amount -> bytes(amount.asText()));
    Stream<BigDecimal> executors =
        operators
            .of("SparkApplication")
            .map(application -> application.at("/spec/executor"))
            .map(
                executor ->
                    resource.equals("cpu")
                        ? bytes(executor.path("coreRequest").asText())
                        : bytes(executor.path("memory").asText().replace("m", "Mi"))
                            .add(
                                bytes(
                                    executor.path("memoryOverhead").asText().replace("m", "Mi"))));
    Stream<BigDecimal> kafka =
        Stream.of(
                operators.the("KafkaNodePool", "tureen-broker").at("/spec/resources"),
                operators
                    .the("Kafka", "tureen-kafka")
                    .at("/spec/entityOperator/topicOperator/resources"),
                operators
                    .the("Kafka", "tureen-kafka")
                    .at("/spec/entityOperator/userOperator/resources"))
            .map(resources -> bytes(resources.path(bound).path(resource).asText()));
    return Stream.of(pods, executors, kafka)
        .flatMap(amounts -> amounts)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Stream<PodTemplate> replicas(PodTemplate template) {
    int most = template.component().equals("api") ? 2 : 1;
    return Stream.generate(() -> template).limit(most);
  }

  private static BigDecimal bytes(String quantity) {
    return Quantity.getAmountInBytes(new Quantity(quantity));
  }
}
