package io.tureen.local.state;

import io.tureen.local.process.ProcessIdentity;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * The system at one moment, as its supervisor last wrote it down.
 *
 * @param startedAt when the supervisor began
 * @param stopping whether it was told to end
 * @param api where the API answers
 * @param trino where Trino answers
 */
public record Status(
    ProcessIdentity supervisor,
    Instant startedAt,
    boolean stopping,
    URI api,
    URI trino,
    List<PartStatus> parts,
    List<JobStatus> jobs) {

  public Status {
    parts = List.copyOf(parts);
    jobs = List.copyOf(jobs);
  }

  /** Whether the supervisor that wrote this still runs. */
  public boolean isUp() {
    return supervisor.isRunning();
  }

  public boolean isReady() {
    return isUp() && !stopping && parts.stream().allMatch(PartStatus::isReady);
  }

  /** Parts that outlived a supervisor which ended without stopping them. */
  public List<PartStatus> leftovers() {
    return isUp() ? List.of() : parts.stream().filter(PartStatus::isRunning).toList();
  }
}
