package io.tureen.console.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SqlTest {

  @Test
  void aNameCannotEndItsQuotes() {
    assertThat(Sql.table("a\" union select 1 --"))
        .isEqualTo("hive.default.\"a\"\" union select 1 --\"");
  }

  @Test
  void aMomentIsInUtcToTheMicrosecond() {
    assertThat(Sql.timestamp(Instant.parse("2026-11-22T18:00:00.123456Z")))
        .isEqualTo("timestamp '2026-11-22 18:00:00.123456 UTC'");
  }
}
