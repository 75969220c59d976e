package io.tureen.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClocksTest {
  @Test
  void clocksThatDifferByWhatADateHeaderLosesAreWell() {
    assertThat(
            Clocks.compare(Map.of("api", Duration.ofSeconds(1), "trino", Duration.ofSeconds(-2))))
        .isEmpty();
  }

  @Test
  void theOneClockThatDiffersIsNamedWithItsDifference() {
    assertThat(Clocks.compare(Map.of("api", Duration.ofMinutes(2), "trino", Duration.ZERO)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.part()).isEqualTo("api");
              assertThat(finding.code()).isEqualTo("TUREEN-CLOCK-SKEW");
              assertThat(finding.what()).contains("2 min 0 s ahead of");
            });
  }

  @Test
  void whereAllDifferAlikeItIsThisMachinesClock() {
    assertThat(
            Clocks.compare(
                Map.of("api", Duration.ofMinutes(-2), "trino", Duration.ofSeconds(-121))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.part()).isEqualTo("clock");
              assertThat(finding.what()).contains("this machine", "ahead of");
            });
  }

  @Test
  void aDateIsReadAndAnotherTextIsNone() {
    Instant now = Instant.now();
    String later =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(3600).atOffset(ZoneOffset.UTC));

    assertThat(Clocks.ahead(Optional.of(later), now).orElseThrow())
        .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    assertThat(Clocks.ahead(Optional.of("yesterday"), now)).isEmpty();
    assertThat(Clocks.ahead(Optional.empty(), now)).isEmpty();
  }
}
