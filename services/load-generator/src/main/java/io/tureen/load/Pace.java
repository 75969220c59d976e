package io.tureen.load;

import java.util.OptionalDouble;

/**
 * When the n-th event is meant to be sent. With a rate it depends on the rate alone and not on how
 * fast the answers come (open loop); without one an event is due as soon as a connection is free.
 */
final class Pace {
  private static final double NANOS_OF_A_SECOND = 1e9;

  private final OptionalDouble eventsPerSecond;
  private final long startNanos;

  Pace(OptionalDouble eventsPerSecond, long startNanos) {
    this.eventsPerSecond = eventsPerSecond;
    this.startNanos = startNanos;
  }

  /** The moment, on the scale of {@link System#nanoTime()}, at which the event is due. */
  long dueNanos(long eventNumber, long nowNanos) {
    return eventsPerSecond.isEmpty()
        ? nowNanos
        : startNanos + (long) (eventNumber * NANOS_OF_A_SECOND / eventsPerSecond.getAsDouble());
  }

  /** How many events are due by then; without a rate, as many as were sent. */
  long eventsDueBy(long nanos, long sent) {
    return eventsPerSecond.isEmpty()
        ? sent
        : (long)
            Math.ceil((nanos - startNanos) / NANOS_OF_A_SECOND * eventsPerSecond.getAsDouble());
  }
}
