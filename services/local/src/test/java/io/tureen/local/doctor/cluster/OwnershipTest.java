package io.tureen.local.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private final Ownership ownership = new Ownership("tureen");

  @Test
  void theBrokersOfStrimziBelongToTheReleaseThatTheyAreMadeForAndAreKafka() {
    Pod broker = OperatorsPods.broker("2026-11-28T12:00:00Z", "True", "2026-11-28T12:00:05Z");

    assertThat(ownership.isOwn(broker)).isTrue();
    assertThat(ownership.isBroker(broker)).isTrue();
    assertThat(ownership.part(broker)).isEqualTo("kafka");
    assertThat(new Ownership("tureen-kafka").isOwn(broker)).as("its Kafka's name").isFalse();
  }

  @Test
  void theEntityOperatorIsNoBroker() {
    Pod operator = OperatorsPods.entityOperator();

    assertThat(ownership.isOwn(operator)).isTrue();
    assertThat(ownership.isBroker(operator)).isFalse();
    assertThat(ownership.part(operator)).isEqualTo("entity-operator");
  }

  @Test
  void anExecutorIsToldFromItsDriverWhoseComponentTheSparkOperatorGaveIt() {
    Pod driver = OperatorsPods.spark("driver", "tureen-menu-events-driver", "Running").build();
    Pod executor = OperatorsPods.spark("executor", "x-exec-1", "Running").build();

    assertThat(ownership.part(driver)).isEqualTo("menu-events");
    assertThat(ownership.part(executor)).isEqualTo("menu-events-executor");
    assertThat(ownership.stream(executor)).isEqualTo("menu-events");
  }

  @Test
  void anExecutorWithAComponentOfItsOwnIsItself() {
    Pod executor =
        new PodBuilder(OperatorsPods.spark("executor", "x-exec-1", "Running").build())
            .editMetadata()
            .addToLabels("app.kubernetes.io/component", "menu-events-executor")
            .endMetadata()
            .build();
    Pod withoutOperator =
        new PodBuilder(executor)
            .editMetadata()
            .removeFromLabels("sparkoperator.k8s.io/app-name")
            .endMetadata()
            .build();

    assertThat(ownership.part(executor)).isEqualTo("menu-events-executor");
    assertThat(ownership.part(withoutOperator)).isEqualTo("menu-events-executor");
  }
}
