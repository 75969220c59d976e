package io.tureen.local.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a person can decide about the local system, parsed and checked. Paths are absolute.
 *
 * @param upkeepInterval nothing means never
 */
public record Settings(
    Ports ports,
    Path state,
    Optional<Path> catalogue,
    Duration triggerInterval,
    Duration upkeepInterval,
    int kafkaPartitions,
    boolean simulatorEnabled,
    boolean classArchives,
    Heaps heaps) {}
