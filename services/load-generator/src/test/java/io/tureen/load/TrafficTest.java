package io.tureen.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.catalogue.Catalogue;
import io.tureen.traffic.Simulator;
import io.tureen.traffic.TrafficPlan;
import io.tureen.traffic.TrafficWeights;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrafficTest {
  @Test
  void noRequestIsLargerThanTheApiTakesAndNoEventIsLeftOut() {
    Catalogue catalogue = Catalogue.builtIn();
    Simulator simulator = new Simulator(catalogue, TrafficWeights.builtIn(), Clock.systemUTC(), 7);
    Traffic traffic =
        new Traffic(TrafficPlan.full(catalogue).shuffled(7), simulator, 10_000, Optional.empty());

    long events = 0;
    while (traffic.hasNext()) {
      EventBatch batch = traffic.next();
      assertThat(batch.json()).hasSizeBetween(2, Traffic.LARGEST_REQUEST);
      events += batch.events();
    }
    assertThat(events).isEqualTo(42_452);
  }

  @Test
  void aLiveEventHappensWhenItIsMade() {
    Catalogue catalogue = Catalogue.builtIn();
    Clock now = Clock.fixed(Instant.parse("2026-11-22T21:00:00Z"), ZoneOffset.UTC);
    Simulator simulator = new Simulator(catalogue, TrafficWeights.builtIn(), now, 7);
    Traffic traffic =
        new Traffic(TrafficPlan.each(catalogue).shuffled(7), simulator, 1, Optional.of(now));

    assertThat(new String(traffic.next().json(), UTF_8))
        .contains("\"event_timestamp\":\"2026-11-22T21:00:00Z\"");
  }
}
