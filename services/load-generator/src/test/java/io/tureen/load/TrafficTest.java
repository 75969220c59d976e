package io.tureen.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.catalogue.Catalogue;
import io.tureen.traffic.Simulator;
import io.tureen.traffic.TrafficPlan;
import io.tureen.traffic.TrafficWeights;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class TrafficTest {
  @Test
  void noRequestIsLargerThanTheApiTakesAndNoEventIsLeftOut() {
    Catalogue catalogue = Catalogue.builtIn();
    Simulator simulator = new Simulator(catalogue, TrafficWeights.builtIn(), Clock.systemUTC(), 7);
    Traffic traffic = new Traffic(TrafficPlan.full(catalogue).shuffled(7), simulator, 10_000);

    long events = 0;
    while (traffic.hasNext()) {
      EventBatch batch = traffic.next();
      assertThat(batch.json()).hasSizeBetween(2, Traffic.LARGEST_REQUEST);
      events += batch.events();
    }
    assertThat(events).isEqualTo(42_452);
  }
}
