package io.tureen.stream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records of Kafka's transactions, and the markers by which Kafka ends them in the topic. */
class TransactionIT {
  private static final String EVENTS = "menu-events";

  /** The lag is looked at every second. */
  private static final Map<String, String> SETTINGS = Map.of("TUREEN_MINUTES_INTERVAL", "PT6S");

  @Test
  void recordsOfAnAbortedTransactionAreNoRowsAndTheStreamGoesOnBehindThem() throws Exception {
    try (Restaurant restaurant = new Restaurant("aborted");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      StreamProcess stream =
          restaurant.start(
              EVENTS,
              Map.of("TUREEN_MAX_RECORDS_PER_BATCH", "7", "TUREEN_MINUTES_INTERVAL", "PT6S"));
      producer.logIns(10);
      try (Producer aborting = restaurant.producerOfTransactions()) {
        aborting.begin();
        aborting.logIns(40);
        Poison.send(aborting);
        aborting.abort();
      }
      restaurant.awaitRows("events", 10);
      stream.awaitLag(0);

      producer.logIns(5);

      restaurant.awaitRows("events", 15);
      stream.awaitLag(0);
      assertThat(restaurant.origins("events")).doesNotHaveDuplicates();
      assertThat(restaurant.rows("rejected")).isEmpty();
      assertThat(stream.process().stop()).isZero();
      assertThat(stream.process().output()).doesNotContain("ERROR", "Exception");
    }
  }

  @Test
  void aTransactionThatCommitsAtTheEndOfTheTopicLeavesNoLag() throws Exception {
    try (Restaurant restaurant = new Restaurant("committed");
        Producer transactions = restaurant.producerOfTransactions()) {
      restaurant.createTopic();
      StreamProcess stream = restaurant.start(EVENTS, SETTINGS).awaitReady();
      transactions.begin();
      transactions.logIns(20);
      transactions.commit();

      restaurant.awaitRows("events", 20);
      stream.awaitLag(0);

      assertThat(stream.lag("seconds")).isZero();
      assertThat(stream.process().stop()).isZero();
      assertThat(restaurant.committed("events")).isEqualTo(restaurant.endOfTopic());
      stream.process().startAgain();
      stream.awaitReady();
      stream.awaitLag(0);
      transactions.begin();
      transactions.logIns(3);
      transactions.commit();
      restaurant.awaitRows("events", 23);
    }
  }

  @Test
  void recordsBehindATransactionThatIsNotOverAreRowsOnceItIs() throws Exception {
    try (Restaurant restaurant = new Restaurant("open");
        Producer producer = restaurant.producer();
        Producer transactions = restaurant.producerOfTransactions()) {
      restaurant.createTopic();
      StreamProcess stream = restaurant.start(EVENTS, SETTINGS);
      producer.logIns(2);
      restaurant.awaitRows("events", 2);

      transactions.begin();
      transactions.logIns(20);
      producer.logIns(30);
      stream.awaitLag(50);
      assertThat(restaurant.rows("events")).hasSize(2);
      assertThat(stream.lag("seconds")).isPositive();
      transactions.commit();

      restaurant.awaitRows("events", 52);
      stream.awaitLag(0);
      assertThat(restaurant.origins("events")).doesNotHaveDuplicates();
    }
  }
}
