package io.tureen.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExaminationsTest {
  private static final Finding DISK =
      Finding.fault("disk", ErrorCode.DISK_FULL, "It is full.", "", "Make room.");

  @Test
  @Timeout(10)
  void aLookThatHangsIsGivenUpAndNamedAndTheOthersAreHeard() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    List<Examination> examinations =
        List.of(
            Examination.of(
                "kafka",
                () -> {
                  never.await();
                  return List.of();
                }),
            Examination.of("disk", () -> List.of(DISK)));

    List<Finding> findings = Examinations.run(examinations, Duration.ofMillis(500));

    assertThat(findings)
        .extracting(Finding::code)
        .containsExactly("TUREEN-NOT-EXAMINED", "TUREEN-DISK-FULL");
  }

  @Test
  void aLookThatFailsSaysHow() throws InterruptedException {
    Examination failing =
        Examination.of(
            "trino",
            () -> {
              throw new IllegalStateException("of no use");
            });

    assertThat(Examinations.run(List.of(failing), Duration.ofSeconds(5)))
        .singleElement()
        .extracting(Finding::what)
        .asString()
        .contains("of no use");
  }
}
