package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ./tureen doctor --cluster} before faults that are real. */
@Order(2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningRelease.Extension.class)
class DoctorIT {
  private static final String API_USER = "tureen-api";

  /** What only an operator makes something of, and what shows that it does not. */
  private static final Set<String> KINDS =
      Set.of(
          "Kafka",
          "KafkaNodePool",
          "KafkaTopic",
          "KafkaUser",
          "SparkApplication",
          "ServiceAccount",
          "ConfigMap",
          "Deployment");

  @Test
  @Order(1)
  void aReleaseThatRunsIsWell(RunningRelease system) {
    doctor(system).awaitWell();
  }

  @Test
  @Order(2)
  void aReleaseThatIsNotThere(RunningRelease system) {
    JsonNode cause =
        new Doctor(system.release().namespace(), "nothing")
            .awaitCause("namespace", "TUREEN-NOT-INSTALLED");

    assertThat(cause.get("what").asText()).contains("nothing", system.release().namespace());
  }

  @Test
  @Order(3)
  void aBrokerThatIsDown(RunningRelease system) {
    scaleBroker(system, 0);

    try {
      doctor(system).awaitCause("kafka", "TUREEN-BROKER-DOWN");
    } finally {
      scaleBroker(system, 1);
    }
    doctor(system).awaitWell();
  }

  @Test
  @Order(4)
  void aPasswordThatKafkaDoesNotAccept(RunningRelease system) {
    Secret right = secret(system).require();
    Secret wrong =
        new SecretBuilder(right)
            .removeFromData("sasl.jaas.config")
            .addToStringData(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"wrong\";"
                    .formatted(API_USER))
            .build();
    wrong.getMetadata().setResourceVersion(null);
    try {
      secret(system).delete();
      create(system, wrong);
      system.release().pods("api").forEach(Processes::deleteByForce);

      doctor(system).awaitCause("api", "TUREEN-CREDENTIALS-REFUSED");
    } finally {
      secret(system).delete();
      right.getMetadata().setResourceVersion(null);
      create(system, right);
      system.release().pods("api").forEach(Processes::deleteByForce);
    }
    doctor(system).awaitWell();
  }

  @Test
  @Order(5)
  void anImageThatIsNotThereMakesTheMetastoreTheCause(RunningRelease system) {
    Deployment before = deployment(system, "metastore").get();
    deployment(system, "metastore")
        .edit(
            metastore -> {
              metastore
                  .getSpec()
                  .getTemplate()
                  .getSpec()
                  .getContainers()
                  .getFirst()
                  .setImage("tureen/metastore:not-there");
              return metastore;
            });

    try {
      JsonNode cause = doctor(system).awaitCause("metastore", "TUREEN-IMAGE-NOT-PULLED");
      assertThat(cause.get("what").asText()).contains("not-there");
    } finally {
      putBack(system, "metastore", before);
    }
    doctor(system).awaitWell();
  }

  @Test
  @Order(6)
  void aPodThatNoNodeHasRoomFor(RunningRelease system) {
    Deployment before = deployment(system, "api").get();
    deployment(system, "api")
        .edit(
            api -> {
              var resources =
                  api.getSpec().getTemplate().getSpec().getContainers().getFirst().getResources();
              resources.setRequests(Map.of("memory", new Quantity("900Gi")));
              resources.setLimits(Map.of("memory", new Quantity("900Gi")));
              return api;
            });

    try {
      doctor(system).awaitCause("api", "TUREEN-POD-UNSCHEDULABLE");
    } finally {
      putBack(system, "api", before);
    }
    doctor(system).awaitWell();
  }

  @Test
  @Order(7)
  void aDeploymentThatIsScaledToZero(RunningRelease system) {
    deployment(system, "trino").scale(0);

    try {
      JsonNode cause = doctor(system).awaitCause("trino", "TUREEN-SCALED-TO-ZERO");
      assertThat(cause.get("to_do").asText()).contains("kubectl scale deployment");
    } finally {
      deployment(system, "trino").scale(1);
    }
    doctor(system).awaitWell();
  }

  @Test
  @Order(8)
  void operatorsThatAreMissing() {
    CustomResourceDefinitions.install();
    try (Namespace namespace = Namespace.create("doctor")) {
      Chart.render("tureen", Map.of())
          .filter(object -> KINDS.contains(object.getKind()))
          .forEach(object -> apply(namespace, object));

      Doctor doctor = new Doctor(namespace.name(), "tureen");
      JsonNode cause = doctor.awaitCause("strimzi", "TUREEN-OPERATOR-MISSING");

      assertThat(cause.get("to_do").asText()).contains("k8s/install");
    }
  }

  private static void apply(Namespace namespace, HasMetadata object) {
    Cluster.client().resource(object).inNamespace(namespace.name()).serverSideApply();
  }

  private static Doctor doctor(RunningRelease system) {
    return new Doctor(system.release().namespace(), system.release().name());
  }

  private static void scaleBroker(RunningRelease system, int replicas) {
    Cluster.client()
        .apps()
        .statefulSets()
        .inNamespace(system.release().namespace())
        .withName(Broker.NAME)
        .scale(replicas);
  }

  private static Resource<Secret> secret(RunningRelease system) {
    return Cluster.client().secrets().inNamespace(system.release().namespace()).withName(API_USER);
  }

  private static void create(RunningRelease system, Secret secret) {
    Cluster.client().resource(secret).inNamespace(system.release().namespace()).create();
  }

  private static RollableScalableResource<Deployment> deployment(
      RunningRelease system, String part) {
    return Cluster.client()
        .apps()
        .deployments()
        .inNamespace(system.release().namespace())
        .withName(system.release().name() + "-" + part);
  }

  private static void putBack(RunningRelease system, String part, Deployment before) {
    deployment(system, part)
        .edit(
            changed -> {
              changed.setSpec(before.getSpec());
              return changed;
            });
  }
}
