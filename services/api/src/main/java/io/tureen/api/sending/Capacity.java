package io.tureen.api.sending;

/**
 * How much may be in flight at once. What is over it is turned away at once, so that memory stays
 * bounded whatever Kafka does.
 */
final class Capacity {

  private final long maxBytes;
  private final long maxEvents;
  private long bytes;
  private long events;

  Capacity(long maxBytes, long maxEvents) {
    this.maxBytes = maxBytes;
    this.maxEvents = maxEvents;
  }

  /**
   * Takes room for these events if there is enough; a request larger than all the room is let in
   * when nothing else is there.
   */
  synchronized boolean tryTake(long wantedBytes, int wantedEvents) {
    boolean fits = bytes + wantedBytes <= maxBytes && events + wantedEvents <= maxEvents;
    if (!fits && events > 0) {
      return false;
    }
    bytes += wantedBytes;
    events += wantedEvents;
    return true;
  }

  synchronized void giveBack(long freedBytes, int freedEvents) {
    bytes -= freedBytes;
    events -= freedEvents;
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized long events() {
    return events;
  }
}
