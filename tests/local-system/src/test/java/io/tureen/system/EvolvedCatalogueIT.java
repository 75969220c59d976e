package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.system.Tureen.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A new event type and a new column, given to an installation that has rows already. */
@Order(8)
@ExtendWith(RunningSystem.Extension.class)
class EvolvedCatalogueIT {
  @Test
  void aSixthEventTypeAndAColumnMoreWorkAndOldRowsStay(RunningSystem system) throws IOException {
    system.awaitAllWell();
    RunningSystem.awaitRows(Records.onTopic());
    long events;
    long orders;
    try (Sql sql = RunningSystem.sql()) {
      events = sql.count(RunningSystem.EVENTS);
      orders = sql.count(RunningSystem.ORDERS);
    }
    Path catalogue = Tureen.testDirectory().resolve("evolved-catalogue.yaml");
    Files.writeString(catalogue, evolved());

    system.down();
    Tureen evolved = system.tureen().with("TUREEN_CATALOGUE", catalogue.toString());
    Outcome up = evolved.run("up");
    assertThat(up.exitStatus()).as(up.output()).isZero();
    Outcome load = evolved.run("load", "--plan", "each", "--output", "json");

    assertThat(RunningSystem.loadReport(load.output()).get("accepted").asInt()).isEqualTo(6);
    RunningSystem.awaitRows(Records.onTopic());
    try (Sql sql = RunningSystem.sql()) {
      assertThat(sql.count(RunningSystem.EVENTS)).isEqualTo(events + 5);
      assertThat(sql.count(RunningSystem.ORDERS)).isEqualTo(orders + 1);
      assertThat(
              sql.number(
                  "select count(*) from menu_app_events where event_type = 'favourite'"
                      + " and restaurant is not null"))
          .isEqualTo(1);
      assertThat(sql.number("select count(*) from menu_app_events where restaurant is null"))
          .isEqualTo(events + 4);
      assertThat(sql.number("select count(*) from menu_app_orders where tip is null"))
          .isGreaterThanOrEqualTo(orders);
    }
  }

  /**
   * The restaurant's catalogue, which ends with the fields of {@code order}, with a field more
   * there and an event type more.
   */
  static String evolved() throws IOException {
    return Files.readString(
            Tureen.home()
                .resolve(
                    "services/catalogue/src/main/resources/io/tureen/catalogue/restaurant.yaml"))
        + """

              tip:
                type: decimal
                precision: 10
                scale: 2
                min: 0
                description: What the guest gave on top.

          favourite:
            stream: menu-events
            description: A guest marked a restaurant as a favourite.
            fields:
              restaurant:
                type: text
                required: true
                description: The restaurant's name.
        """;
  }
}
