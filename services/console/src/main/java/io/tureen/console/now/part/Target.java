package io.tureen.console.now.part;

import java.net.URI;

/**
 * A process that tells its metrics.
 *
 * @param program what it is an instance of: the API, or a stream by its name
 * @param instance what tells it from others of its program
 * @param metrics where it tells them
 */
public record Target(String program, String instance, URI metrics) {}
