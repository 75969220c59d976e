package io.tureen.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.catalogue.Catalogue;
import io.tureen.console.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestionsTest {

  private static final Catalogue PARKING =
      Catalogue.parse(
          "parking",
          """
          name: parking
          topic: parking_events
          key: plate
          rejected_table: parking_rejected
          streams:
            parking: { table: parking_events }
          fields:
            plate: { type: text, required: true, description: Who., example: A }
          event_types:
            arrive:
              stream: parking
              description: A car came.
            review:
              stream: parking
              description: Somebody said something.
          """);

  @Test
  void theRestaurantAnswersEveryQuestion() {
    for (Question question : Questions.ALL) {
      assertThat(question.obstacle(Catalogue.builtIn())).as(question.id()).isEmpty();
    }
  }

  @Test
  void anotherCatalogueSaysWhichQuestionsDoNotApply() {
    assertThat(Questions.require("usage").obstacle(PARKING)).isEmpty();
    assertThat(Questions.require("menus").obstacle(PARKING))
        .contains("The catalogue parking has no event type menu_search.");
    assertThat(Questions.require("reviews").obstacle(PARKING))
        .contains("The event type review of the catalogue parking has no field stars.");
  }

  @Test
  void aQueryIsReadyToBePasted() {
    Period day =
        new Period(
            Optional.of(Instant.parse("2026-11-22T00:00:00Z")),
            Optional.of(Instant.parse("2026-11-23T00:00:00Z")));

    assertThat(Questions.require("menus").sql(Catalogue.builtIn(), day))
        .isEqualTo(
            """
            select
              description as menu,
              count(*) as searches,
              round(100.0 * count(*) / sum(count(*)) over (), 1) as percent
            from hive.default."menu_app_events"
            where event_type = 'menu_search' and event_timestamp >= timestamp '2026-11-22 00:00:00.000000 UTC' and event_timestamp < timestamp '2026-11-23 00:00:00.000000 UTC'
            group by description
            order by searches desc, menu
            limit 100\
            """);
  }

  @Test
  void useIsCountedOverTheTablesOfAllStreams() {
    assertThat(Questions.require("usage").sql(Catalogue.builtIn(), Period.ALL))
        .contains("\"menu_app_events\"", "union all", "\"menu_app_orders\"")
        .doesNotContain("where");
  }

  @Test
  void useIsCountedByTheHourBeforeItsWeekdayIsAskedFor() {
    assertThat(Questions.require("usage").sql(PARKING, Period.ALL))
        .isEqualTo(
            """
            select
              hour_of_week / 24 + 1 as weekday,
              hour_of_week % 24 as hour,
              count_if(event_type = 'login') as logins,
              count(*) as events
            from (
              select to_milliseconds(event_timestamp - timestamp '0001-01-01 00:00:00 UTC') / 3600000 % 168 as hour_of_week, event_type
              from hive.default."parking_events"
            )
            group by hour_of_week
            order by hour_of_week\
            """);
  }

  @Test
  void aQuestionThatNobodyKnowsIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> Questions.require("weather"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("usage, menus, foods, reviews");
  }
}
