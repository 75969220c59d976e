package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.system.RunningSystem.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the console tells of the system as it is now. */
@Order(4)
@ExtendWith(RunningSystem.Extension.class)
class ConsoleNowIT {
  private static final URI NOW =
      URI.create("http://127.0.0.1:%d/api/now".formatted(RunningSystem.port(8079)));
  private static final Duration SHOWN_TIME = Duration.ofSeconds(30);
  private static final Duration READY_TIME = Duration.ofMinutes(1);

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void allIsWell(RunningSystem system) {
    system.awaitAllWell();
  }

  @Test
  @Order(1)
  void everyPartOfTheSupervisorIsShownAndIsWell(RunningSystem system) {
    JsonNode now =
        awaitNow(SHOWN_TIME, it -> it.get("problem").isNull() && allAre("ready", it.get("parts")));

    assertThat(now.get("parts").findValuesAsText("name"))
        .containsExactlyElementsOf(system.parts().stream().map(Part::name).toList());
  }

  @Test
  @Order(2)
  void aLoadIsSeenAsEventsAndAsRowsAndLeavesNoLag(RunningSystem system) {
    Instant start = Instant.now();

    system.load("--plan", "each");

    JsonNode now =
        awaitNow(
            SHOWN_TIME,
            it ->
                largest(it, "events_in", start) > 0
                    && largest(it, "rows_out", start) > 0
                    && newest(it, "lag_records").asDouble(-1) == 0);
    assertThat(newest(now, "lag_seconds").isNumber()).isTrue();
    assertThat(newest(now, "rejected").isNumber()).isTrue();
  }

  @Test
  @Order(3)
  void aPartThatIsKilledIsShownAsNotWellAndAsWellOnceItIsReadyAgain(RunningSystem system) {
    Part orders = system.part("menu-orders");

    ProcessHandle.of(orders.pid()).orElseThrow().destroyForcibly();

    JsonNode killed =
        awaitNow(
            SHOWN_TIME, it -> part(it, orders.name()).get("health").asText().equals("not_ready"));
    assertThat(part(killed, orders.name()).get("detail").asText()).isNotEmpty();
    JsonNode again =
        awaitNow(READY_TIME, it -> part(it, orders.name()).get("health").asText().equals("ready"));
    assertThat(part(again, orders.name()).get("restarts").asInt()).isEqualTo(orders.restarts() + 1);
  }

  private JsonNode awaitNow(Duration limit, Predicate<JsonNode> condition) {
    return await("the console shows it")
        .atMost(limit)
        .pollInterval(Duration.ofMillis(500))
        .until(this::now, condition);
  }

  private JsonNode now() {
    try {
      HttpRequest request = HttpRequest.newBuilder(NOW).timeout(Duration.ofSeconds(10)).build();
      return RunningSystem.json(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean allAre(String health, JsonNode parts) {
    return !parts.isEmpty() && parts.findValuesAsText("health").stream().allMatch(health::equals);
  }

  private static JsonNode part(JsonNode now, String name) {
    return named(now.get("parts"), name);
  }

  private static JsonNode newest(JsonNode now, String measure) {
    return named(now.get("measures"), measure).get("value");
  }

  /** The largest value since a moment, of those that are known. */
  private static double largest(JsonNode now, String measure, Instant since) {
    JsonNode times = now.get("times");
    JsonNode values = named(now.get("measures"), measure).get("values");
    return IntStream.range(0, times.size())
        .filter(index -> times.get(index).asDouble() > since.toEpochMilli() / 1000.0)
        .mapToDouble(index -> values.get(index).asDouble(0))
        .max()
        .orElse(0);
  }

  private static JsonNode named(JsonNode list, String name) {
    return list.valueStream()
        .filter(it -> it.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no %s in %s".formatted(name, list)));
  }
}
