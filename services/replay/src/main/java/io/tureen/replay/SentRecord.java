package io.tureen.replay;

/**
 * A record that went through again.
 *
 * @param partition where it is now
 * @param offset where it is now
 */
record SentRecord(RecordId id, int partition, long offset) {}
