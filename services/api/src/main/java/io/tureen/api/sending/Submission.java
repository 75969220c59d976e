package io.tureen.api.sending;

import io.tureen.api.sending.Delivery.Outcome;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The events of one request that were not known before, on their way to Kafka. */
final class Submission {

  private final Settlements settlements;
  private final Receipt receipt;
  private final long startedNanos = System.nanoTime();
  private List<OutgoingEvent> events = List.of();
  private List<Delivery> deliveries = List.of();
  private int unsettled;

  Submission(Settlements settlements, Receipt receipt) {
    this.settlements = settlements;
    this.receipt = receipt;
  }

  /** Says what is to be sent: the events, and the delivery of each at the same place. */
  void holds(List<OutgoingEvent> toSend, List<Delivery> theirs) {
    events = toSend;
    deliveries = theirs;
    unsettled = theirs.size();
  }

  long startedNanos() {
    return startedNanos;
  }

  /**
   * Hands the events to Kafka's producer, in their order. Those for whose request time is up
   * already are not sent.
   */
  void send(Producer<byte[], byte[]> producer, String topic) {
    for (int i = 0; i < deliveries.size(); i++) {
      Delivery delivery = deliveries.get(i);
      if (receipt.isClosed()) {
        delivery.notSent();
        continue;
      }
      OutgoingEvent event = events.get(i);
      try {
        var _ = producer.send(new ProducerRecord<>(topic, event.key(), event.value()), delivery);
      } catch (RuntimeException e) { // such as a producer that was closed
        delivery.onCompletion(null, e);
      }
    }
    events = List.of(); // Kafka's producer has its own copy
  }

  void settled(Delivery delivery, Outcome outcome, Exception failure) {
    settlements.settled(this, delivery, outcome, failure);
    boolean last;
    synchronized (this) {
      last = --unsettled == 0;
    }
    if (last) {
      settlements.finished(this);
    }
  }
}
