package io.tureen.replay;

/**
 * A record that fitted no event type when a stream read it.
 *
 * @param key may be null
 * @param value may be null
 * @param code why it was rejected
 */
@SuppressWarnings("ArrayRecordComponent") // sent as they are; equal only to itself
record RejectedRecord(byte[] key, byte[] value, String code) {}
