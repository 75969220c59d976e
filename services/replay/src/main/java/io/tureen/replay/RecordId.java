package io.tureen.replay;

import java.time.Instant;

/**
 * Which rejected record. A topic that was made anew counts its offsets anew, so the moment belongs
 * to it.
 *
 * @param timestamp the record's own
 */
record RecordId(int partition, long offset, Instant timestamp) {

  /** Its place in the topic, as the header of a replayed record says it. */
  String place() {
    return partition + "-" + offset;
  }
}
