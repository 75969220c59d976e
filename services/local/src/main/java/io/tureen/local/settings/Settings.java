package io.tureen.local.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a person can decide about the local system, parsed and checked. Paths are absolute. */
public record Settings(
    Ports ports,
    Path state,
    Optional<Path> catalogue,
    Duration triggerInterval,
    int kafkaPartitions,
    boolean simulatorEnabled,
    boolean classArchives,
    Heaps heaps) {}
