package io.tureen.stream.query;

import io.tureen.stream.topic.Offsets;

/**
 * Where a stream begins.
 *
 * @param withoutCheckpoint where the query begins when there is no checkpoint, which goes before
 * @param readFrom where the query begins
 * @param position before which every record was read
 */
public record Start(Offsets withoutCheckpoint, Offsets readFrom, Offsets position) {}
