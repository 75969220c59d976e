package io.tureen.stream.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {
  private final EventIds ids = new EventIds();

  @Test
  void everyIdIsFoundAndNoOther() {
    Random random = new Random(7);
    Map<UUID, Long> expected = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      // Few different halves, so that many ids share one.
      UUID id = new UUID(random.nextInt(400), random.nextInt(1_000));
      boolean added = put(id, i);
      assertThat(added).isEqualTo(expected.putIfAbsent(id, (long) i) == null);
    }

    assertThat(ids.size()).isEqualTo(expected.size());
    for (int half = 0; half < 401; half++) {
      for (int other = 0; other < 1_001; other++) {
        long found = ids.find(half, other);
        assertThat(found).isEqualTo(expected.getOrDefault(new UUID(half, other), Origin.NONE));
      }
    }
  }

  @Test
  void theIdOfZerosIsAnId() {
    assertThat(ids.find(0, 0)).isEqualTo(Origin.NONE);

    put(new UUID(0, 0), 0);

    assertThat(ids.find(0, 0)).isZero();
  }

  @Test
  void ofTwoRecordsWithOneIdTheFirstInTheTopicStays() {
    ids.putFirst(1, 2, Origin.of(0, 9));
    ids.putFirst(1, 2, Origin.of(0, 8));
    ids.putFirst(1, 2, Origin.of(1, 3));

    assertThat(ids.find(1, 2)).isEqualTo(Origin.of(0, 8));
    assertThat(ids.size()).isEqualTo(1);
  }

  @Test
  void anOriginIsWhatItWasMadeOf() {
    long origin = Origin.of(9_999, 140_000_000_000_000L);

    assertThat(Origin.partition(origin)).isEqualTo(9_999);
    assertThat(Origin.offset(origin)).isEqualTo(140_000_000_000_000L);
  }

  private boolean put(UUID id, long origin) {
    return ids.putIfAbsent(id.getMostSignificantBits(), id.getLeastSignificantBits(), origin);
  }
}
