package io.tureen.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.EventType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficPlanTest {
  private static final Catalogue RESTAURANT = Catalogue.builtIn();

  @Test
  void theFullPlanHas42452Events() {
    assertThat(TrafficPlan.full(RESTAURANT).total()).isEqualTo(42_452);
  }

  @Test
  void theFullPlanHasTheLinesOfTheOriginal() {
    assertThat(TrafficPlan.full(RESTAURANT).lines())
        .contains(
            new PlanLine(8_291, "login", Map.of()),
            new PlanLine(367, "create_profile", Map.of()),
            new PlanLine(2_125, "menu_search", Map.of("menu", "Mexican")));
  }

  @Test
  void theFullPlanHasSeveralCuisinesForSearchesAndOrders() {
    assertThat(given("menu_search", "menu")).hasSizeGreaterThan(5).contains("Mexican", "Lebanese");
    assertThat(given("order", "food")).hasSizeGreaterThan(5).contains("Mexican", "Lebanese");
  }

  @Test
  void theFullPlanHasMoreReviewsOfThreeStarsThanOfFive() {
    Map<String, Long> reviews =
        lines("review").stream()
            .collect(Collectors.toMap(line -> line.given().get("stars"), PlanLine::count));

    assertThat(reviews).containsOnlyKeys("1", "2", "3", "4", "5");
    assertThat(reviews.get("3")).isGreaterThan(reviews.get("5"));
  }

  @Test
  void eachHasExactlyOneEventOfEveryType() {
    assertThat(TrafficPlan.each(RESTAURANT).lines())
        .extracting(PlanLine::eventType)
        .containsExactlyElementsOf(RESTAURANT.eventTypes().stream().map(EventType::name).toList());
    assertThat(TrafficPlan.each(RESTAURANT).total()).isEqualTo(5);
  }

  @Test
  void theLinesComeShuffledAndEachAsOftenAsItCounts() {
    TrafficPlan plan = TrafficPlan.full(RESTAURANT);
    List<PlanLine> order = new ArrayList<>();
    plan.shuffled(7).forEachRemaining(order::add);

    Map<PlanLine, Long> counts =
        order.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(counts)
        .isEqualTo(
            plan.lines().stream().collect(Collectors.toMap(Function.identity(), PlanLine::count)));
    assertThat(order.subList(0, 200))
        .extracting(PlanLine::eventType)
        .contains("login", "order", "review");
  }

  @Test
  void theOrderIsThatOfTheSeed() {
    TrafficPlan plan = TrafficPlan.full(RESTAURANT);

    assertThat(first(500, plan.shuffled(7))).isEqualTo(first(500, plan.shuffled(7)));
    assertThat(first(500, plan.shuffled(7))).isNotEqualTo(first(500, plan.shuffled(8)));
  }

  @Test
  void aRepeatedPlanKeepsItsMix() {
    List<PlanLine> twice = first(10, TrafficPlan.each(RESTAURANT).shuffledForever(7));

    assertThat(
            twice.stream()
                .collect(Collectors.groupingBy(PlanLine::eventType, Collectors.counting())))
        .hasSize(5)
        .allSatisfy((type, count) -> assertThat(count).isEqualTo(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          { count: 3, event: oder }                             | UNKNOWN-EVENT-TYPE plan.yaml:3: | Did you mean "order"?
          { cuont: 3, event: order }                            | UNKNOWN-KEY plan.yaml:3: | Did you mean "count"?
          { count: 3, event: order, given: { foot: Thai } }     | UNKNOWN-PARAMETER plan.yaml:3: | Did you mean "food"?
          { count: 3, event: review, given: { stars: 6 } }      | DOES-NOT-FIT plan.yaml:3: | stars
          { count: 3, event: review, given: { stars: many } }   | DOES-NOT-FIT plan.yaml:3: | stars
          { count: 0, event: order }                            | OUT-OF-RANGE plan.yaml:3: | count is 0
          { count: 2.5, event: order }                          | WRONG-TYPE plan.yaml:3: | whole number
          { count: some, event: order }                         | WRONG-TYPE plan.yaml:3: | "some"
          { count: 3 }                                          | MISSING-KEY plan.yaml:3: | "event"
          { count: 3, count: 4, event: order }                  | DUPLICATE-KEY plan.yaml:3: | twice
          three orders                                          | WRONG-TYPE plan.yaml:3: | a map
          { count: 3, event: order                              | NOT-YAML plan.yaml: | not YAML
          """)
  void aMistakeInAPlanIsNamedWithItsLine(String line, String codeAndPlace, String what) {
    String yaml = "name: mine\nlines:\n  - " + line + "\n";

    assertThatThrownBy(() -> TrafficPlan.parse("plan.yaml", yaml, RESTAURANT))
        .isInstanceOf(TrafficException.class)
        .hasMessageStartingWith("TUREEN-TRAFFIC-" + codeAndPlace)
        .hasMessageContaining(what.replace("\"\"", "\""));
  }

  @Test
  void anEmptyPlanIsRefused() {
    assertThatThrownBy(() -> TrafficPlan.parse("plan.yaml", "# nothing", RESTAURANT))
        .hasMessageContaining("the file is empty");
    assertThatThrownBy(() -> TrafficPlan.parse("plan.yaml", "name: x\nlines: []", RESTAURANT))
        .hasMessageContaining("plan.yaml:2: lines has nothing in it");
  }

  @Test
  void theFullPlanForAnotherCatalogueIsRefusedWithAnAdvice() {
    Catalogue other =
        Catalogue.parse(
            "other.yaml",
            """
            name: other
            topic: other_events
            key: visitor
            rejected_table: other_rejected
            streams:
              other: { table: other_events }
            fields:
              visitor: { type: text, required: true, description: Who. }
            event_types:
              visit: { stream: other, description: Somebody came. }
            """);

    assertThatThrownBy(() -> TrafficPlan.full(other))
        .hasMessage(
            "TUREEN-TRAFFIC-UNKNOWN-EVENT-TYPE built-in restaurant-plan.yaml:5: \"login\" is no type of"
                + " event in the catalogue. Known: visit. For a catalogue of your own, take the plan"
                + " \"each\" or a plan file.");
  }

  @Test
  void aMissingPlanFileIsNamed() {
    assertThatThrownBy(() -> TrafficPlan.load(Path.of("no-such-plan.yaml"), RESTAURANT))
        .hasMessage(
            "TUREEN-TRAFFIC-UNREADABLE no-such-plan.yaml: there is no such file. Correct the path.");
  }

  private static List<String> given(String eventType, String parameter) {
    return lines(eventType).stream().map(line -> line.given().get(parameter)).toList();
  }

  private static List<PlanLine> lines(String eventType) {
    return TrafficPlan.full(RESTAURANT).lines().stream()
        .filter(line -> line.eventType().equals(eventType))
        .toList();
  }

  private static List<PlanLine> first(int count, Iterator<PlanLine> lines) {
    List<PlanLine> first = new ArrayList<>();
    while (first.size() < count) {
      first.add(lines.next());
    }
    return first;
  }
}
