package io.tureen.catalogue.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  @ParameterizedTest
  @CsvSource({
    "2026-03-14T19:26:53Z, 2026-03-14T19:26:53Z",
    "2026-03-14t19:26:53z, 2026-03-14T19:26:53Z",
    "2026-03-14T19:26:53.1Z, 2026-03-14T19:26:53.1Z",
    "2026-03-14T19:26:53.123456789Z, 2026-03-14T19:26:53.123456Z",
    "2026-03-14T00:30:00+01:00, 2026-03-13T23:30:00Z",
    "2026-03-14T19:26:53-23:59, 2026-03-15T19:25:53Z",
    "2024-02-29T00:00:00-00:00, 2024-02-29T00:00:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999Z"
  })
  void aTimestampIsTheMomentItNames(String text, Instant moment) {
    assertThat(Rfc3339.parse(text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-03-14",
        "2026-03-14T19:26:53",
        "2026-03-14 19:26:53Z",
        "2026-03-14T19:26Z",
        "2026-03-14T19:26:53.Z",
        "2026-03-14T19:26:53,5Z",
        "2026-03-14T19:26:53.1234567890Z",
        "2026-03-14T19:26:60Z",
        "2026-03-14T24:00:00Z",
        "2026-03-14T19:60:00Z",
        "2026-13-14T19:26:53Z",
        "2026-00-14T19:26:53Z",
        "2026-02-29T19:26:53Z",
        "2026-04-31T19:26:53Z",
        "2026-03-00T19:26:53Z",
        "2026-03-14T19:26:53+1:00",
        "2026-03-14T19:26:53+0100",
        "2026-03-14T19:26:53+24:00",
        "2026-03-14T19:26:53+01:60",
        "2026-03-14T19:26:53+01:00Z",
        "2026-03-14T19:26:53Z ",
        " 2026-03-14T19:26:53Z",
        "+2026-03-14T19:26:53Z",
        "-026-03-14T19:26:53Z",
        "２026-03-14T19:26:53Z",
        "2026-W11-6T19:26:53Z"
      })
  void whatIsNoRfc3339TimestampIsNone(String text) {
    assertThat(Rfc3339.parse(text)).isNull();
  }

  @Test
  void itAgreesWithTheJdk() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      OffsetDateTime expected =
          Instant.ofEpochSecond(
                  random.nextLong(-62_000_000_000L, 253_000_000_000L),
                  random.nextInt(1_000_000_000))
              .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-1079, 1080) * 60));

      Instant parsed = Rfc3339.parse(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(expected));

      assertThat(parsed).isEqualTo(expected.toInstant().truncatedTo(ChronoUnit.MICROS));
    }
  }
}
