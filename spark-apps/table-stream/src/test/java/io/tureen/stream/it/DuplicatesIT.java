package io.tureen.stream.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;

/** An event that its sender sends again is one row, and all that came can be counted. */
class DuplicatesIT {
  private static final String EVENTS = "menu-events";
  private static final int EACH = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void anEventThatComesAgainIsOneRowInOneBatchInTheNextAndAfterARestart() throws Exception {
    try (Restaurant restaurant = new Restaurant("again");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      String first = Producer.logIn();
      String second = Producer.logIn();
      send(producer, List.of(first, second, first));
      StreamProcess stream = restaurant.start(EVENTS);
      restaurant.awaitRows("events", 2);
      restaurant.awaitRows("events_duplicates", 1);

      send(producer, List.of(second));

      restaurant.awaitRows("events_duplicates", 2);
      stream.process().kill();
      send(producer, List.of(second, first, Producer.logIn()));
      stream.process().startAgain();
      restaurant.awaitRows("events", 3);
      restaurant.awaitRows("events_duplicates", 4);
      assertThat(restaurant.rows("events_duplicates"))
          .allSatisfy(row -> assertThat(first(row)).isNotEqualTo(origin(row)))
          .allSatisfy(row -> assertThat(restaurant.origins("events")).contains(first(row)));
    }
  }

  @Test
  void whatCameIsRowsAndDuplicatesHoweverOftenTheStreamDies() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed of the moments of death: " + seed);
    Random random = new Random(seed);
    try (Restaurant restaurant = new Restaurant("twice");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      StreamProcess stream = restaurant.start(EVENTS);
      stream.awaitReady();
      List<String> all = new ArrayList<>();

      for (int death = 0; death < 3; death++) {
        List<String> events = new ArrayList<>(Collections.nCopies(EACH, ""));
        events.replaceAll(none -> Producer.logIn());
        all.addAll(events);
        send(producer, events);
        Collections.shuffle(all, random);
        send(producer, all.subList(0, EACH));
        int enough = death * EACH + random.nextInt(EACH);
        await().atMost(PATIENCE).until(() -> restaurant.rows("events").size() > enough);
        stream.process().kill();
        stream.process().startAgain();
      }

      restaurant.awaitRows("events", 3 * EACH);
      restaurant.awaitRows("events_duplicates", 3 * EACH);
      List<String> places = new ArrayList<>(restaurant.origins("events"));
      places.addAll(restaurant.origins("events_duplicates"));
      assertThat(places).doesNotHaveDuplicates().hasSize(6 * EACH);
      assertThat(restaurant.rows("events").stream().map(row -> row.getField("event_id")))
          .doesNotHaveDuplicates();
    }
  }

  private static void send(Producer producer, List<String> events) {
    events.forEach(event -> producer.record(null, event.getBytes(StandardCharsets.UTF_8)));
    producer.flush();
  }

  private static String origin(Record row) {
    return row.getField("kafka_partition") + ":" + row.getField("kafka_offset");
  }

  private static String first(Record row) {
    return row.getField("first_kafka_partition") + ":" + row.getField("first_kafka_offset");
  }
}
