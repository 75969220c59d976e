package io.tureen.load;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a load is, in events.
 *
 * @param total how many there will be, where that is known
 */
public record Progress(
    long sent, long accepted, long retried, long failed, OptionalLong total, Duration elapsed) {}
