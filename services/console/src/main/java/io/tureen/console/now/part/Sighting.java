package io.tureen.console.now.part;

import java.util.List;

/**
 * What was seen of the system at one moment.
 *
 * @param apis the APIs that can take events
 * @param streams the streams that run
 */
public record Sighting(List<PartReport> parts, List<Target> apis, List<Target> streams) {
  public static final Sighting NOTHING = new Sighting(List.of(), List.of(), List.of());

  public Sighting {
    parts = List.copyOf(parts);
    apis = List.copyOf(apis);
    streams = List.copyOf(streams);
  }

  /** The same when nobody tells any more how the parts are; their metrics may still be read. */
  public Sighting unknown() {
    return new Sighting(parts.stream().map(PartReport::unknown).toList(), apis, streams);
  }
}
