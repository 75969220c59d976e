package io.tureen.api.sending;

/** An event as it goes to Kafka. It owns its arrays; nobody changes them. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and made for every event
public record OutgoingEvent(byte[] key, byte[] value) {

  /** What Kafka's record and the objects around it take beside key and value. */
  private static final int OVERHEAD = 128;

  /** What the event takes of the memory for events in flight. */
  int bytes() {
    return key.length + value.length + OVERHEAD;
  }
}
