package io.tureen.api.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerTest {

  @Test
  void anEventThatWasAnswered202IsForgotten() {
    Ledger ledger = new Ledger(10, Duration.ofMinutes(1));
    Delivery delivery = entered(ledger);

    acknowledge(delivery);
    ledger.answered(delivery, true);

    assertThat(again(ledger, delivery)).isNotSameAs(delivery);
  }

  @Test
  void anEventThatWasAnswered202IsKnownWhileAnotherRequestThatHoldsItIsOpen() {
    Ledger ledger = new Ledger(10, Duration.ofMinutes(1));
    Delivery delivery = entered(ledger);
    delivery.await(new Receipt(ledger, 2));

    acknowledge(delivery);
    ledger.answered(delivery, true);
    ledger.answered(delivery, false);

    assertThat(again(ledger, delivery)).isSameAs(delivery);
  }

  @Test
  void anEventThatWasAnswered503IsKnownAfterItIsSettledToo() {
    Ledger ledger = new Ledger(10, Duration.ofMinutes(1));
    Delivery delivery = entered(ledger);

    ledger.answered(delivery, false);
    acknowledge(delivery);
    ledger.forgetOld();

    assertThat(again(ledger, delivery)).isSameAs(delivery);
  }

  @Test
  void anEventIsForgottenWhenItsTimeIsOver() {
    Ledger ledger = new Ledger(10, Duration.ZERO);
    Delivery delivery = entered(ledger);

    ledger.answered(delivery, false);
    acknowledge(delivery);
    ledger.forgetOld();

    assertThat(ledger.size()).isZero();
    assertThat(again(ledger, delivery)).isNotSameAs(delivery);
  }

  @Test
  void anEventThatIsNotSettledIsNeverForgotten() {
    Ledger ledger = new Ledger(0, Duration.ZERO);
    Delivery delivery = entered(ledger);

    ledger.answered(delivery, false);
    ledger.forgetOld();

    assertThat(again(ledger, delivery)).isSameAs(delivery);
  }

  @Test
  void ofTooManyEventsTheOldestAreForgotten() {
    Ledger ledger = new Ledger(2, Duration.ofMinutes(1));
    List<Delivery> deliveries = Stream.generate(() -> entered(ledger)).limit(3).toList();
    for (Delivery delivery : deliveries) {
      ledger.answered(delivery, false);
      acknowledge(delivery);
    }

    ledger.forgetOld();

    assertThat(ledger.size()).isEqualTo(2);
    assertThat(again(ledger, deliveries.get(1))).isSameAs(deliveries.get(1));
    assertThat(again(ledger, deliveries.get(0))).isNotSameAs(deliveries.get(0));
  }

  private static Delivery entered(Ledger ledger) {
    Delivery delivery = delivery(ledger, UUID.randomUUID());
    assertThat(ledger.enter(delivery)).isSameAs(delivery);
    delivery.await(new Receipt(ledger, 2));
    return delivery;
  }

  private static Delivery again(Ledger ledger, Delivery delivery) {
    return ledger.enter(delivery(ledger, delivery.id()));
  }

  private static Delivery delivery(Ledger ledger, UUID id) {
    Settlements settlements =
        new Settlements(new Capacity(1, 1), ledger, new SendingMetrics(new SimpleMeterRegistry()));
    Submission submission = new Submission(settlements, new Receipt(ledger, 1));
    return new Delivery(id, 1, submission);
  }

  private static void acknowledge(Delivery delivery) {
    delivery.onCompletion(null, null);
  }
}
