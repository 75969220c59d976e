package io.tureen.local.part;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program that does its work, ends, and is started anew after a while.
 *
 * @param interval from its end to its next start
 */
public record Job(String name, Path launchFile, Map<String, String> environment, Duration interval)
    implements Program {

  public Job {
    environment = Map.copyOf(environment);
  }

  @Override
  public List<String> javaOptions() {
    return List.of();
  }
}
