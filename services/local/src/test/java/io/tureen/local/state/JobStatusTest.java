package io.tureen.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobStatusTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void aJobThatWorksHasNoProblem() {
    assertThat(job(Optional.empty(), 0).problem(START)).isEmpty();
    assertThat(job(Optional.of(START), 0).problem(START.plusSeconds(60))).isEmpty();
  }

  @Test
  void aJobWhoseLastRunFailedHasOneAlsoWhileItRunsAgain() {
    assertThat(job(Optional.of(START), 1).problem(START))
        .contains("its last run failed with status 1");
    assertThat(job(Optional.empty(), 3).problem(START))
        .contains("its last 3 runs failed, the last one with status 1");
  }

  @Test
  void aJobThatHangsHasOne() {
    assertThat(job(Optional.of(START), 0).problem(START.plusSeconds(3_720)))
        .contains("its run has not ended for 62 minutes");
  }

  private static JobStatus job(Optional<Instant> startedAt, int failures) {
    return new JobStatus("upkeep", startedAt, failures, Optional.of(failures == 0 ? 0 : 1));
  }
}
