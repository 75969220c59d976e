package io.tureen.local.part;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One program of the system, and all that is needed to run it.
 *
 * @param launchFile the Java argument file its build made
 * @param environment its settings
 * @param javaOptions JVM options that stand after those of the launch file, and so win
 * @param address by which a person knows it
 * @param startsAfter parts that must have become ready once before it is first started
 * @param stopRank parts of a lower rank are stopped before it
 * @param stopGrace how long it may take to end before it is killed
 */
public record Part(
    String name,
    Path launchFile,
    Map<String, String> environment,
    List<String> javaOptions,
    String address,
    Readiness readiness,
    Set<String> startsAfter,
    int stopRank,
    Duration stopGrace)
    implements Program {

  public Part {
    environment = Map.copyOf(environment);
    javaOptions = List.copyOf(javaOptions);
    startsAfter = Set.copyOf(startsAfter);
  }
}
