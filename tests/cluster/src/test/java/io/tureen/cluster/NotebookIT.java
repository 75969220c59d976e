package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.tureen.cluster.Notebook.Outcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The notebook of a release, from the image that {@code TUREEN_TEST_NOTEBOOK_IMAGE} names: {@code
 * tests/cluster/notebook-image} makes one.
 */
@Order(4)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningRelease.Extension.class)
class NotebookIT {
  private static final String IMAGE = "TUREEN_TEST_NOTEBOOK_IMAGE";
  private static final Duration READY_TIME = Duration.ofMinutes(3);
  private static final Duration ROW_TIME = Duration.ofMinutes(3);

  /** Spark writes its log to where nbconvert would write the notebook. */
  private static final String EXECUTE =
      """
      jupyter nbconvert --to=notebook --execute --output-dir=/tmp restaurant.ipynb >&2 &&
      cat /tmp/restaurant.ipynb""";

  private static final String DELETE =
      """
      from pyspark.sql import SparkSession
      SparkSession.builder.getOrCreate().sql("delete from hive.default.menu_app_orders where true")
      """;

  @BeforeAll
  static void begin(RunningRelease system) {
    String image = System.getenv().getOrDefault(IMAGE, "").strip();
    if (image.isEmpty() && Boolean.parseBoolean(System.getenv("TUREEN_TEST_TOOLS_REQUIRED"))) {
      throw new AssertionError(IMAGE + " names no image");
    }
    assumeThat(image).as("the image that %s names", IMAGE).isNotEmpty();
    system
        .release()
        .upgrade(system.valuesWith(Map.of("notebook", Map.of("enabled", true, "image", image))));
    await("the notebook is ready")
        .atMost(READY_TIME)
        .pollInterval(Duration.ofSeconds(1))
        .until(notebook(system)::isReady);
    system.awaitRolledOut();
  }

  @AfterAll
  static void end(RunningRelease system) {
    if (notebook(system).isGone()) {
      return; // the tests were skipped
    }
    system.release().upgrade(system.values());
    await("the notebook is gone").atMost(READY_TIME).until(notebook(system)::isGone);
    system.awaitRolledOut();
  }

  @Test
  @Order(1)
  void onlyWhoHasTheTokenGetsIn(RunningRelease system) throws Exception {
    Notebook notebook = notebook(system);

    assertThat(notebook.status("")).isEqualTo(403);
    assertThat(notebook.status("?token=" + notebook.token())).isEqualTo(200);
  }

  @Test
  @Order(2)
  void itReadsTheRowsThatTrinoHas(RunningRelease system) throws Exception {
    system.awaitEachRecordIsOneRow(ROW_TIME);

    Outcome outcome = notebook(system).run("sh", "-c", EXECUTE);

    assertThat(outcome.exitStatus()).as(outcome.errors()).isZero();
    try (Sql sql = system.release().sql()) {
      long events = sql.count("menu_app_events");
      long orders = sql.count("menu_app_orders");
      assertThat(orders).isPositive();
      assertThat(Notebook.answer(outcome.output(), "tables"))
          .isEqualToIgnoringWhitespace("%,d events and %,d orders".formatted(events, orders));
      assertThat(Notebook.answer(outcome.output(), "csv"))
          .contains("%,d rows in events.csv".formatted(events))
          .contains("%,d rows in orders.csv".formatted(orders));
    }
  }

  @Test
  @Order(3)
  void itMayNotWriteThem(RunningRelease system) throws Exception {
    long orders;
    try (Sql sql = system.release().sql()) {
      orders = sql.count("menu_app_orders");
    }

    Outcome outcome = notebook(system).run("python3", "-c", DELETE);

    assertThat(outcome.exitStatus()).isNotZero();
    assertThat(outcome.errors()).contains("Permission denied: user=notebook");
    try (Sql sql = system.release().sql()) {
      assertThat(sql.count("menu_app_orders")).isEqualTo(orders);
    }
  }

  @Test
  @Order(4)
  void whatItsPodPreparesMayBePreparedAgain(RunningRelease system) {
    notebook(system).prepareTwice();

    await("the notebook is ready, prepared twice")
        .atMost(READY_TIME)
        .pollInterval(Duration.ofSeconds(1))
        .until(notebook(system)::isReady);
  }

  private static Notebook notebook(RunningRelease system) {
    return new Notebook(system.release());
  }
}
