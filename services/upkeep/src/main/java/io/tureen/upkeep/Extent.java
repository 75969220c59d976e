package io.tureen.upkeep;

/**
 * What a table is made of at one moment.
 *
 * @param files those that a query reads
 * @param bytes of those files
 * @param snapshots how many states of the table are kept
 */
public record Extent(long files, long bytes, long snapshots) {}
