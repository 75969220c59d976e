package io.tureen.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void theTimeThatTheStartTookIsNotGivenToTheLooks() {
    Deadline deadline = Deadline.after(Duration.ofSeconds(5));

    assertThat(deadline.left()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
    assertThat(deadline.passed().plus(deadline.left())).isLessThan(LIMIT);
    assertThat(deadline.leftForAnAnswer()).isLessThan(deadline.left());
  }

  @Test
  void whatAnswersAtOnceIsHeardAlsoAfterAStartThatTookAllOfTheTime() {
    assertThat(Deadline.after(Duration.ofSeconds(20)).left()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void itCountsFromTheStartOfTheProcess() {
    Duration uptime = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());

    assertThat(Deadline.ofThisProcess().passed()).isGreaterThanOrEqualTo(uptime);
  }

  @Test
  void whatTheShellDidBeforeCountsAndAClockThatWasSetDoesNot() {
    Duration uptime = Duration.ofSeconds(2);

    assertThat(Deadline.longerIfPlausible(uptime, Duration.ofSeconds(3))).hasSeconds(3);
    assertThat(Deadline.longerIfPlausible(uptime, Duration.ofHours(1))).isEqualTo(uptime);
    assertThat(Deadline.longerIfPlausible(uptime, Duration.ofHours(-1))).isEqualTo(uptime);
  }
}
