package io.tureen.local.settings;

import java.util.Optional;

/**
 * Java heaps as the JVM writes them ({@code 512m}, {@code 2g}); empty where the part's own default
 * holds.
 */
public record Heaps(
    Optional<String> api,
    Optional<String> console,
    Optional<String> stream,
    Optional<String> trino,
    Optional<String> metastore,
    Optional<String> kafka) {}
