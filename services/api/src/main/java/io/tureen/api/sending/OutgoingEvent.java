package io.tureen.api.sending;

import java.util.Optional;
import java.util.UUID;

/**
 * An event as it goes to Kafka. It owns its arrays; nobody changes them.
 *
 * @param id the event's id if its sender chose it; a retry with the same id is the same event.
 *     Empty if the API made the id, which no retry can know
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and made for every event
public record OutgoingEvent(Optional<UUID> id, byte[] key, byte[] value) {

  /** What Kafka's record and the objects around it take beside key and value. */
  private static final int OVERHEAD = 128;

  /** What the event takes of the memory for events in flight. */
  int bytes() {
    return key.length + value.length + OVERHEAD;
  }
}
