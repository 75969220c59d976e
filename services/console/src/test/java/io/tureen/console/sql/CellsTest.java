package io.tureen.console.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CellsTest {
  private static final String MOMENT = "timestamp with time zone";

  @Test
  void aMomentIsThatOfUtcWithTheDigitsItHas() {
    assertThat(Cells.value(MOMENT, "2026-11-22 18:00:00.123000 UTC"))
        .isEqualTo("2026-11-22T18:00:00.123Z");
    assertThat(Cells.value(MOMENT, "2026-11-22 18:00:00 UTC")).isEqualTo("2026-11-22T18:00:00Z");
    assertThat(Cells.value(MOMENT, "2026-11-22 18:00:00.123456789 +02:00"))
        .isEqualTo("2026-11-22T16:00:00.123456789Z");
  }

  @Test
  void aDecimalKeepsItsDigits() {
    assertThat(Cells.value("decimal", "562.00")).isEqualTo(new BigDecimal("562.00"));
  }

  @Test
  void aNumberThatABrowserWouldRoundIsAText() {
    assertThat(Cells.value("bigint", (1L << 53) + 1)).isEqualTo("9007199254740993");
    assertThat(Cells.value("bigint", 42L)).isEqualTo(42L);
  }

  @Test
  void bytesAreShownAsText() {
    assertThat(Cells.value("varbinary", "ä".getBytes(StandardCharsets.UTF_8))).isEqualTo("ä");
  }

  @Test
  void whatLooksLikeAnotherTypeIsTheTextItIs() {
    assertThat(Cells.value("varchar", "562.00")).isEqualTo("562.00");
    assertThat(Cells.value("varchar", null)).isNull();
  }
}
