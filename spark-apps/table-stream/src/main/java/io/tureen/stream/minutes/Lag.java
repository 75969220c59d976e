package io.tureen.stream.minutes;

import java.time.Duration;

/**
 * How far a stream is behind its topic.
 *
 * @param lastOffset up to where the stream has read, all partitions added up
 * @param endOffset where the topic ends, all partitions added up
 * @param records how many lie between
 * @param age of the oldest of these; nothing if there are none
 */
public record Lag(long lastOffset, long endOffset, long records, Duration age) {}
