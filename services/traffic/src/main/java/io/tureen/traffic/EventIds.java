package io.tureen.traffic;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids in the form of UUID version 7 (RFC 9562, 5.7) that depend on the given randomness alone. */
final class EventIds {
  private static final long VERSION_7 = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private EventIds() {}

  static UUID at(Instant instant, RandomGenerator random) {
    long timeAndVersion = (instant.toEpochMilli() << 16) | VERSION_7 | (random.nextLong() >>> 52);
    return new UUID(timeAndVersion, VARIANT | (random.nextLong() >>> 2));
  }
}
