package io.tureen.stream.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tureen.stream.settings.Decisions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;

class TableStreamIT {
  private static final String EVENTS = "menu-events";
  private static final String ORDERS = "menu-orders";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(1);
  private static final int REFUSED = 4;

  @Test
  void eachRecordIsOneRowOfOneTable() throws Exception {
    try (Restaurant restaurant = new Restaurant("each");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      producer.logIns(500);
      producer.orders(200);
      Poison.send(producer);
      producer.logInsOfDays(5_000);
      StreamProcess events = restaurant.start(EVENTS).awaitReady();
      StreamProcess orders = restaurant.start(ORDERS).awaitReady();

      awaitRows(restaurant, "events", 5_500);
      awaitRows(restaurant, "orders", 200);
      awaitRows(restaurant, "rejected", Poison.COUNT);

      List<String> all = new ArrayList<>(restaurant.origins("events"));
      all.addAll(restaurant.origins("orders"));
      all.addAll(restaurant.origins("rejected"));
      assertThat(all).hasSize(5_700 + Poison.COUNT).doesNotHaveDuplicates();
      assertThat(events.process().listeningAddresses()).containsExactly("127.0.0.1");
      assertThat(orders.process().stop()).isZero();
      assertThat(events.process().stop()).isZero();
      assertThat(events.process().output())
          .contains("event=stopped")
          .doesNotContain("ERROR", "Exception");
    }
  }

  @Test
  void aRejectedRecordKeepsItsBytesAndSaysWhy() throws Exception {
    try (Restaurant restaurant = new Restaurant("poisoned");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      Poison.send(producer);
      restaurant.start(EVENTS);

      awaitRows(restaurant, "rejected", Poison.COUNT);

      List<Record> rows = restaurant.rows("rejected");
      assertThat(rows)
          .extracting(row -> row.getField("code"))
          .contains("NOT_JSON", "EMPTY", "TOMBSTONE", "NOT_UTF8", "MISSING_FIELD", "NOT_AN_OBJECT");
      assertThat(rows).allMatch(row -> !row.getField("reason").toString().isEmpty());
      assertThat(rows)
          .filteredOn(row -> "UNKNOWN_EVENT_TYPE".equals(row.getField("code")))
          .hasSize(1)
          .allMatch(row -> text(row, "value").equals("{\"event_type\":\"dance\"}"))
          .allMatch(row -> text(row, "key").equals("someone"));
      assertThat(rows).filteredOn(row -> row.getField("key") == null).hasSize(1);
      assertThat(restaurant.rows("events")).isEmpty();
    }
  }

  @Test
  void eachRecordIsWrittenOnceThoughTheStreamIsKilledAtAnyMoment() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed of the moments of death: " + seed);
    Random random = new Random(seed);
    try (Restaurant restaurant = new Restaurant("mortal");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      StreamProcess stream =
          restaurant.start(EVENTS, Map.of("TUREEN_MAX_RECORDS_PER_BATCH", "300"));
      for (int death = 0; death < 3; death++) {
        producer.logIns(1_500);
        awaitRows(restaurant, "events", death * 1_500 + 300 + random.nextInt(900));
        stream.process().kill();
        stream.process().startAgain();
      }

      awaitRows(restaurant, "events", 4_500);

      assertThat(restaurant.origins("events")).hasSize(4_500).doesNotHaveDuplicates();
    }
  }

  @Test
  void aStreamThatIsBehindDoesNotWaitForTheClock() throws Exception {
    try (Restaurant restaurant = new Restaurant("late");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      producer.logIns(1_050);

      restaurant.start(
          EVENTS,
          Map.of("TUREEN_TRIGGER_INTERVAL", "PT10M", "TUREEN_MAX_RECORDS_PER_BATCH", "100"));

      awaitRows(restaurant, "events", 950);
    }
  }

  @Test
  void aStreamThatIsUpToDateCommitsOnceAnInterval() throws Exception {
    try (Restaurant restaurant = new Restaurant("punctual");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      StreamProcess stream =
          restaurant.start(EVENTS, Map.of("TUREEN_TRIGGER_INTERVAL", "PT2S")).awaitReady();
      Instant begin = Instant.now();
      Instant end = begin.plusSeconds(10);
      int events = 0;
      while (Instant.now().isBefore(end)) {
        producer.logIns(1);
        events++;
      }

      awaitRows(restaurant, "events", events);

      long seconds = Duration.between(begin, Instant.now()).toSeconds();
      assertThat(stream.progress().path("last_batch").path("epoch").asLong())
          .isBetween(2L, seconds / 2 + 1);
    }
  }

  @Test
  void twoProcessesOfOneStreamWriteEachRecordOnce() throws Exception {
    try (Restaurant restaurant = new Restaurant("twins");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      StreamProcess first = restaurant.start(EVENTS);
      StreamProcess second = restaurant.start(EVENTS);
      first.awaitReady();
      second.awaitReady();

      for (int i = 1; i <= 10; i++) {
        producer.logIns(100);
        awaitRows(restaurant, "events", i * 100);
      }

      assertThat(restaurant.origins("events")).hasSize(1_000).doesNotHaveDuplicates();
    }
  }

  @Test
  void aTopicMadeAnewIsRefusedUntilAPersonAcceptsIt() throws Exception {
    try (Restaurant restaurant = new Restaurant("anew");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      producer.logIns(10);
      StreamProcess stream = restaurant.start(EVENTS);
      awaitRows(restaurant, "events", 10);

      restaurant.deleteTopic();
      restaurant.createTopic();
      producer.logIns(30);
      assertThat(stream.process().awaitExit(ENDS_WITHIN)).isNotZero();

      stream.process().startAgain();
      assertThat(stream.process().awaitExit(ENDS_WITHIN)).isEqualTo(REFUSED);
      assertThat(stream.process().output())
          .contains("TUREEN-STREAM-TOPIC-RECREATED")
          .contains(Decisions.setting(otherTopic(restaurant)))
          .doesNotContain("\tat ");
      assertThat(restaurant.origins("events")).hasSize(10);

      restaurant.start(EVENTS, Map.of(Decisions.SETTING, otherTopic(restaurant)));
      await().atMost(PATIENCE).until(() -> restaurant.origins("events").size() == 40);
    }
  }

  @Test
  void anAcceptedTopicNeedNotBeAcceptedAgainThoughTheStreamIsKilledBeforeARowComes()
      throws Exception {
    try (Restaurant restaurant = new Restaurant("accepted");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      producer.logIns(10);
      StreamProcess stream = restaurant.start(EVENTS);
      awaitRows(restaurant, "events", 10);
      assertThat(stream.process().stop()).isZero();
      restaurant.deleteTopic();
      restaurant.createTopic();

      StreamProcess accepting =
          restaurant.start(EVENTS, Map.of(Decisions.SETTING, otherTopic(restaurant)));
      accepting.awaitReady().process().kill();
      stream.process().startAgain();

      stream.awaitReady();
      producer.logIns(5);
      awaitRowCount(restaurant, 15);
    }
  }

  @Test
  void aTableThatIsRolledBackStopsTheStreamUntilAPersonDecides() throws Exception {
    try (Restaurant restaurant = new Restaurant("rolled");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      producer.logIns(10);
      StreamProcess stream = restaurant.start(EVENTS);
      awaitRows(restaurant, "events", 10);
      producer.logIns(10);
      awaitRows(restaurant, "events", 20);

      restaurant.tables().rollBackToFirst(restaurant.tableName("events"));
      producer.logIns(5);
      assertThat(stream.process().awaitExit(ENDS_WITHIN)).isEqualTo(REFUSED);
      stream.process().startAgain();
      assertThat(stream.process().awaitExit(ENDS_WITHIN)).isEqualTo(REFUSED);
      String output = stream.process().output();
      assertThat(output).contains("TUREEN-STREAM-TABLE-ROLLED-BACK", "the rows of 10 records are");

      restaurant.start(EVENTS, Map.of(Decisions.SETTING, decision(output, "read-again/")));
      awaitRows(restaurant, "events", 25);
    }
  }

  @Test
  void aTableThatIsRestoredWithItsOffsetsGoesOnFromThere() throws Exception {
    try (Restaurant restaurant = new Restaurant("restored");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      producer.logIns(10);
      StreamProcess stream = restaurant.start(EVENTS);
      awaitRows(restaurant, "events", 10);
      String backup = restaurant.tables().metadataFile(restaurant.tableName("events"));
      producer.logIns(10);
      awaitRows(restaurant, "events", 20);

      restaurant.tables().restore(restaurant.tableName("events"), backup);
      producer.logIns(5);
      assertThat(stream.process().awaitExit(ENDS_WITHIN)).isNotZero();
      assertThat(stream.process().output()).contains("TUREEN-STREAM-TABLE-RESTORED");

      stream.process().startAgain();
      awaitRows(restaurant, "events", 25);
      assertThat(restaurant.origins("events")).doesNotHaveDuplicates();
    }
  }

  private static String decision(String output, String kind) {
    Matcher printed =
        Pattern.compile(Decisions.SETTING + "=(" + kind + "\\S+?)\\.?\\s").matcher(output);
    assertThat(printed.find()).as(output).isTrue();
    return printed.group(1);
  }

  private static String otherTopic(Restaurant restaurant) throws Exception {
    return Decisions.of("other-topic", restaurant.topic(), restaurant.topicId());
  }

  private static void awaitRowCount(Restaurant restaurant, int count) {
    await().atMost(PATIENCE).until(() -> restaurant.origins("events").size() == count);
  }

  @Test
  void aTableFollowsTheCatalogueAndRefusesWhatItCannotFollow() throws Exception {
    try (Restaurant restaurant = new Restaurant("evolving");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      producer.logIns(10);
      StreamProcess first = restaurant.start(EVENTS);
      awaitRows(restaurant, "events", 10);
      assertThat(first.process().stop()).isZero();

      restaurant.useCatalogue(restaurant.yaml() + reservation("integer"));
      producer.event("reservation", Instant.now(), ",\"guests\":4");
      StreamProcess second = restaurant.start(EVENTS);
      awaitRows(restaurant, "events", 11);
      List<Record> rows = restaurant.rows("events");
      assertThat(rows).filteredOn(row -> row.getField("guests") == null).hasSize(10);
      assertThat(rows)
          .filteredOn(row -> Integer.valueOf(4).equals(row.getField("guests")))
          .hasSize(1);
      assertThat(second.process().stop()).isZero();

      restaurant.useCatalogue(
          restaurant.yaml().replace(reservation("integer"), reservation("text")));
      StreamProcess third = restaurant.start(EVENTS);
      assertThat(third.process().awaitExit(ENDS_WITHIN)).isEqualTo(REFUSED);
      assertThat(third.process().output())
          .contains("TUREEN-STREAM-TABLE-INCOMPATIBLE")
          .contains("column guests of the table default.evolving_events is string")
          .contains("has it as int");
    }
  }

  @Test
  void anEventTypeMovesToAnotherStreamThoughTheStreamsStandApart() throws Exception {
    try (Restaurant restaurant = new Restaurant("moving");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      producer.logIns(10);
      producer.orders(10);
      StreamProcess orders = restaurant.start(ORDERS);
      StreamProcess events = restaurant.start(EVENTS);
      awaitRows(restaurant, "orders", 10);
      assertThat(orders.process().stop()).isZero();
      producer.logIns(20);
      producer.orders(5);
      awaitRows(restaurant, "events", 30);
      assertThat(events.process().stop()).isZero();

      restaurant.useCatalogue(moved(restaurant.yaml(), "login"));
      StreamProcess movedOrders = restaurant.start(ORDERS);
      movedOrders.awaitWaitingFor("the other streams, which have to be started with the same");
      StreamProcess movedEvents = restaurant.start(EVENTS);
      movedOrders.awaitReady();
      movedEvents.awaitReady();
      producer.logIns(7);
      awaitRows(restaurant, "orders", 10 + 5 + 7);

      List<String> all = new ArrayList<>(restaurant.origins("events"));
      all.addAll(restaurant.origins("orders"));
      assertThat(all).hasSize(52).doesNotHaveDuplicates();
      assertThat(restaurant.origins("events")).hasSize(30);
      assertThat(restaurant.rows("rejected")).isEmpty();
    }
  }

  /** Gives that event type to the stream of orders. */
  private static String moved(String yaml, String type) {
    String before = "  " + type + ":\n    stream: " + EVENTS;
    assertThat(yaml).contains(before);
    return yaml.replace(before, "  " + type + ":\n    stream: " + ORDERS);
  }

  private static String reservation(String typeOfGuests) {
    return """

      reservation:
        stream: menu-events
        description: A guest reserved a table.
        fields:
          guests:
            type: %s
            required: true
            description: How many come.
    """
        .formatted(typeOfGuests);
  }

  @Test
  void waitsVisiblyForWhatIsNotThere() throws Exception {
    try (Restaurant restaurant = new Restaurant("waiting");
        Producer producer = restaurant.producer()) {
      StreamProcess stream = restaurant.start(EVENTS);
      stream.awaitWaitingFor("Kafka and its topic waiting_events");
      restaurant.createTopic();
      stream.awaitReady();

      Servers.shared().metastore().process().kill();
      producer.logIns(10);
      stream.awaitWaitingFor("the Metastore");
      Servers.shared().metastore().startAgain();

      awaitRows(restaurant, "events", 10);
      stream.awaitReady();
      assertThat(stream.progress().path("committed").path("hive.default.waiting_events").size())
          .isPositive();
    }
  }

  @Test
  void aDroppedTableIsMadeAnewFromTheTopic() throws Exception {
    try (Restaurant restaurant = new Restaurant("dropped");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      producer.logIns(10);
      StreamProcess stream = restaurant.start(EVENTS);
      awaitRows(restaurant, "events", 10);

      restaurant.dropTable("events");
      producer.logIns(5);
      assertThat(stream.process().awaitExit(ENDS_WITHIN)).isEqualTo(1);
      assertThat(stream.process().output()).contains("TUREEN-STREAM-TABLE-GONE");
      stream.process().startAgain();

      awaitRows(restaurant, "events", 15);
      assertThat(restaurant.origins("events")).hasSize(15).doesNotHaveDuplicates();
    }
  }

  private static String text(Record row, String column) {
    ByteBuffer bytes = (ByteBuffer) row.getField(column);
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  private static void awaitRows(Restaurant restaurant, String suffix, int count) {
    await()
        .alias(count + " rows in " + suffix)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .ignoreExceptions()
        .until(() -> new HashSet<>(restaurant.origins(suffix)).size() >= count);
  }
}
