package io.tureen.console.now.audit;

import java.time.Instant;

/**
 * What an audit noted.
 *
 * @param accounted whether each record up to the committed offsets was in exactly one place
 * @param missing records that were in no table
 * @param doubled records that were more than once in the tables
 * @param expired offsets of which nobody could say any more what they were
 */
public record LastAudit(Instant at, boolean accounted, long missing, long doubled, long expired) {

  /** Records that are not accounted for; at least one where the audit failed without any. */
  public long unaccounted() {
    return accounted ? 0 : Math.max(1, missing + doubled + expired);
  }
}
