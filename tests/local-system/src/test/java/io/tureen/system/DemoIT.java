package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.system.Tureen.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job on the real input: what {@code ./tureen demo} promises. */
@Order(1)
@ExtendWith(RunningSystem.Extension.class)
class DemoIT {
  private static final long ORIGINAL_EVENTS = 42_452;

  private static final String ORIGINAL_STATEMENTS =
      """
      show tables;
      select count(*) from menu_app_events;
      select * from menu_app_events limit 5;
      select count(*) from menu_app_orders;
      select * from menu_app_orders limit 5;
      """;

  @Test
  @Order(1)
  void theDemoTurnsTheOriginals42452EventsIntoRows(RunningSystem system) {
    Outcome demo = system.tureen().run("demo");

    assertThat(demo.exitStatus()).as(demo.output()).isZero();
    assertThat(demo.output()).contains("42,452", "menu_app_events", "menu_app_orders");
    try (Sql sql = RunningSystem.sql()) {
      assertThat(sql.count(RunningSystem.EVENTS) + sql.count(RunningSystem.ORDERS))
          .isEqualTo(ORIGINAL_EVENTS);
      assertThat(sql.count(RunningSystem.REJECTED)).isZero();
    }
  }

  @Test
  @Order(2)
  void theFiveStatementsOfTheOriginalAreAnsweredAtThePrompt(RunningSystem system) {
    Outcome answers = system.tureen().runWithInput(ORIGINAL_STATEMENTS, "sql");

    assertThat(answers.exitStatus()).as(answers.output()).isZero();
    assertThat(answers.output())
        .contains("menu_app_events", "menu_app_orders", "menu_app_rejected")
        .containsPattern("coupon|Yes|No");
  }

  @Test
  @Order(3)
  void theRowsHaveTheCountsOfTheOriginalsPlan(RunningSystem system) {
    try (Sql sql = RunningSystem.sql()) {
      assertThat(sql.number("select count(*) from menu_app_events where event_type = 'login'"))
          .isEqualTo(8_291);
      assertThat(
              sql.number(
                  "select count(*) from menu_app_events where event_type = 'create_profile'"))
          .isEqualTo(367);
      assertThat(
              sql.number(
                  """
                  select count(*) from menu_app_events
                  where event_type = 'menu_search' and description = 'Mexican'"""))
          .isEqualTo(2_125);
      assertThat(sql.number("select count(*) from menu_app_events where stars = 3"))
          .isGreaterThan(sql.number("select count(*) from menu_app_events where stars = 5"));
    }
  }

  @Test
  @Order(4)
  void theRowsArePlausible(RunningSystem system) {
    try (Sql sql = RunningSystem.sql()) {
      long orders = sql.count(RunningSystem.ORDERS);
      assertThat(sql.number("select count(*) from menu_app_orders where coupon = 'No'"))
          .isGreaterThan(orders / 2);
      assertThat(sql.number("select count(*) from menu_app_orders where price > 0"))
          .isEqualTo(orders);
      assertThat(
              sql.number(
                  """
                  select count(*) from menu_app_events
                  where hour(event_timestamp) >= 17 or day_of_week(event_timestamp) >= 6"""))
          .isGreaterThan(sql.count(RunningSystem.EVENTS) / 2);
      assertThat(
              sql.number(
                  """
                  select count(distinct o.user_id)
                  from menu_app_orders o join menu_app_events e on o.user_id = e.user_id"""))
          .as("users who did both")
          .isGreaterThan(100);
    }
  }

  @Test
  @Order(5)
  void eachRowNamesTheRecordItCameFromAndNoRecordIsThereTwice(RunningSystem system) {
    assertThat(Records.distinctInTables()).isEqualTo(RunningSystem.allRows());
    assertThat(Records.onTopic()).isEqualTo(RunningSystem.allRows());
  }

  @Test
  @Order(6)
  void aTableIsPartitionedByTheDayItsRowsCameAndSortedByWhenEventsHappened(RunningSystem system) {
    try (Sql sql = RunningSystem.sql()) {
      Set<Object> created =
          sql.rows("show create table menu_app_events").stream()
              .map(List::getFirst)
              .collect(Collectors.toSet());
      assertThat(created.toString()).contains("day(ingested_at)", "event_timestamp ASC");
    }
  }
}
