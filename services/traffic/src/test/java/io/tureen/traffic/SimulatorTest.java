package io.tureen.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.event.EventReader;
import io.tureen.catalogue.event.ReadResult;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  private static final Instant NOW = Instant.parse("2026-11-18T15:40:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Catalogue RESTAURANT = Catalogue.builtIn();

  @Test
  void eachEventFitsTheCatalogue() {
    assertAllFit(RESTAURANT, 2_000);
  }

  @Test
  void anEventOfATypeWithoutWeightsFitsItsFieldsTypesAndLimits() {
    assertAllFit(
        Catalogue.parse(
            "shop.yaml",
            """
            name: shop
            topic: shop_events
            key: customer
            rejected_table: shop_rejected
            streams:
              shop:
                table: shop_events
            fields:
              customer: { type: text, required: true, max_length: 12, description: Who. }
            event_types:
              sale:
                stream: shop
                description: Something was sold.
                fields:
                  article: { type: uuid, required: true, description: What. }
                  size: { type: text, allowed: [S, M, L], description: The size. }
                  remark: { type: text, min_length: 30, max_length: 40, description: A remark. }
                  pieces: { type: integer, min: 1, max: 12, description: How many. }
                  stock: { type: long, description: How many are left. }
                  discount: { type: decimal, precision: 4, scale: 3, min: 0, max: 0.5, description: Off. }
                  balance: { type: decimal, precision: 38, scale: 10, description: What is left. }
                  weight: { type: double, min: -1.5, description: In kilograms. }
                  gift: { type: boolean, description: Whether it was wrapped. }
                  delivered_at: { type: timestamp, description: When. }
            """),
        2_000);
  }

  @Test
  void aFieldThatTheWeightsDoNotSuitGetsAValueOfItsOwnType() {
    assertAllFit(
        Catalogue.parse(
            "other.yaml",
            """
            name: other
            topic: other_events
            key: user_id
            rejected_table: other_rejected
            streams:
              other:
                table: other_events
            fields:
              user_id: { type: uuid, required: true, description: Who. }
            event_types:
              order:
                stream: other
                description: An order.
                fields:
                  coupon: { type: boolean, required: true, description: Whether there was one. }
                  price: { type: integer, max: 9, required: true, description: The price. }
              review:
                stream: other
                description: A review.
                fields:
                  stars: { type: integer, min: 3, max: 10, required: true, description: The stars. }
                  description: { type: text, max_length: 20, required: true, description: Words. }
            """),
        500);
  }

  @Test
  void theSameSeedAndDayMakeTheSameEvents() {
    Clock laterThatDay = Clock.fixed(NOW.plusSeconds(3_600), ZoneOffset.UTC);

    assertThat(events(simulator(RESTAURANT, laterThatDay, 7), "order", 500))
        .isEqualTo(events(simulator(RESTAURANT, CLOCK, 7), "order", 500));
  }

  @Test
  void anotherSeedMakesOtherEvents() {
    Set<ObjectNode> some = new HashSet<>(events(simulator(RESTAURANT, CLOCK, 7), "order", 500));

    assertThat(some)
        .doesNotContainAnyElementsOf(events(simulator(RESTAURANT, CLOCK, 8), "order", 500));
  }

  @Test
  void eventIdsAreUuidsOfVersionSevenAndAllDifferent() {
    List<UUID> ids =
        events(simulator(RESTAURANT, CLOCK, 7), "login", 20_000).stream()
            .map(event -> UUID.fromString(event.get("event_id").textValue()))
            .toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
  }

  @Test
  void moreThanHalfOfTheEventsAreInTheEveningAndMoreThanHalfAtTheWeekend() {
    List<OffsetDateTime> times = times(events(simulator(RESTAURANT, CLOCK, 7), "login", 10_000));

    assertThat(times).filteredOn(time -> time.getHour() >= 17).hasSizeBetween(5_800, 7_200);
    assertThat(times)
        .filteredOn(
            time ->
                time.getDayOfWeek() == DayOfWeek.SATURDAY
                    || time.getDayOfWeek() == DayOfWeek.SUNDAY)
        .hasSizeBetween(5_000, 5_500);
  }

  @Test
  void eventsLieInTheFourteenDaysBeforeToday() {
    List<OffsetDateTime> times = times(events(simulator(RESTAURANT, CLOCK, 7), "login", 10_000));

    assertThat(Collections.min(times)).isAfterOrEqualTo("2026-11-04T00:00:00Z");
    assertThat(Collections.max(times)).isBefore("2026-11-18T00:00:00Z");
    assertThat(times.stream().map(OffsetDateTime::toLocalDate).distinct()).hasSize(14);
  }

  @Test
  void mostOrdersAreMadeWithoutACoupon() {
    Map<String, Long> coupons =
        counts(events(simulator(RESTAURANT, CLOCK, 7), "order", 10_000), "coupon");

    assertThat(coupons).containsOnlyKeys("No", "Yes");
    assertThat(coupons.get("No")).isBetween(8_000L, 8_600L);
  }

  @Test
  void pricesAreThoseOfTheFood() {
    Simulator simulator = simulator(RESTAURANT, CLOCK, 7);
    List<Double> prices = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      prices.add(simulator.event("order", Map.of("food", "Japanese")).get("price").doubleValue());
    }

    assertThat(prices).allMatch(price -> price >= 13 && price <= 46);
    assertThat(new HashSet<>(prices)).hasSizeGreaterThan(500);
  }

  @Test
  void theWordsOfAReviewFitItsStars() {
    Simulator simulator = simulator(RESTAURANT, CLOCK, 7);
    Function<String, Set<String>> words =
        stars -> {
          Set<String> all = new HashSet<>();
          for (int i = 0; i < 300; i++) {
            all.add(
                simulator.event("review", Map.of("stars", stars)).get("description").textValue());
          }
          return all;
        };

    assertThat(words.apply("1"))
        .contains("Never again.")
        .doesNotContainAnyElementsOf(words.apply("5"));
  }

  @Test
  void whatIsGivenIsTakenOverByParameterOrByField() {
    Simulator simulator = simulator(RESTAURANT, CLOCK, 7);

    assertThat(
            simulator
                .event("menu_search", Map.of("menu", "Mexican"))
                .get("description")
                .textValue())
        .isEqualTo("Mexican");
    assertThat(
            simulator
                .event("order", Map.of("description", "Lebanese"))
                .get("description")
                .textValue())
        .isEqualTo("Lebanese");
    assertThat(simulator.event("review", Map.of("stars", "3")).get("stars").isIntegralNumber())
        .isTrue();
  }

  @Test
  void aGivenValueThatDoesNotFitIsLeftToTheReaderToRefuse() {
    ObjectNode event = simulator(RESTAURANT, CLOCK, 7).event("review", Map.of("stars", "many"));

    assertThat(event.get("stars").textValue()).isEqualTo("many");
  }

  @Test
  void anUnknownParameterNamesTheNearestKnownOne() {
    assertThatThrownBy(
            () -> simulator(RESTAURANT, CLOCK, 7).event("menu_search", Map.of("menü", "x")))
        .isInstanceOf(TrafficException.class)
        .hasMessageContaining("TUREEN-TRAFFIC-UNKNOWN-PARAMETER")
        .hasMessageContaining("Did you mean \"menu\"?");
  }

  @Test
  void anUnknownTypeNamesTheNearestKnownOne() {
    assertThatThrownBy(() -> simulator(RESTAURANT, CLOCK, 7).event("oder", Map.of()))
        .isInstanceOf(TrafficException.class)
        .hasMessageContaining("TUREEN-TRAFFIC-UNKNOWN-EVENT-TYPE")
        .hasMessageContaining("Did you mean \"order\"?");
  }

  @Test
  void allTypesShareOneSkewedPoolOfGuests() {
    Simulator simulator = simulator(RESTAURANT, CLOCK, 7);
    Map<String, Long> logins = counts(events(simulator, "login", 20_000), "user_id");
    Map<String, Long> orders = counts(events(simulator, "order", 20_000), "user_id");

    assertThat(logins.keySet()).isEqualTo(orders.keySet()).hasSize(500);
    assertThat(logins.keySet()).allMatch(name -> name.matches("[a-z]+_[a-z]+_[0-9]{1,3}"));
    assertThat(Collections.max(logins.values()))
        .isGreaterThan(20 * Collections.min(logins.values()));
  }

  private static void assertAllFit(Catalogue catalogue, int eventsOfEachType) {
    Simulator simulator = simulator(catalogue, CLOCK, 7);
    EventReader reader = new EventReader(catalogue, CLOCK, UUID::randomUUID);
    for (var type : catalogue.eventTypes()) {
      for (ObjectNode event : events(simulator, type.name(), eventsOfEachType)) {
        assertThat(reader.read(event, Optional.empty()))
            .as("%s", event)
            .isInstanceOf(ReadResult.Fits.class);
      }
    }
  }

  private static Simulator simulator(Catalogue catalogue, Clock clock, long seed) {
    return new Simulator(catalogue, TrafficWeights.builtIn(), clock, seed);
  }

  private static List<ObjectNode> events(Simulator simulator, String type, int count) {
    List<ObjectNode> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(simulator.event(type, Map.of()));
    }
    return events;
  }

  private static List<OffsetDateTime> times(List<ObjectNode> events) {
    return events.stream()
        .map(event -> OffsetDateTime.parse(event.get("event_timestamp").textValue()))
        .toList();
  }

  private static Map<String, Long> counts(List<ObjectNode> events, String field) {
    return events.stream()
        .collect(
            Collectors.groupingBy(event -> event.get(field).textValue(), Collectors.counting()));
  }
}
