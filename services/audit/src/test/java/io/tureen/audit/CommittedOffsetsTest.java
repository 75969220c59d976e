package io.tureen.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommittedOffsetsTest {
  @Test
  void theyAreReadAsAStreamWritesThem() {
    CommittedOffsets offsets =
        CommittedOffsets.parse(
            "{\"topic_id\":\"abc\",\"next\":{\"0\":12,\"1\":0},\"snapshot\":{\"id\":5,\"sequence_number\":3}}",
            "t");

    assertThat(offsets).isEqualTo(new CommittedOffsets("abc", Map.of(0, 12L, 1, 0L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{}", "{\"topic_id\":\"abc\"}", "{\"topic_id\":\"a\",\"next\":{\"x\":1}}"})
  void anythingElseIsNamed(String text) {
    assertThatThrownBy(() -> CommittedOffsets.parse(text, "menu_app_events"))
        .isInstanceOf(AuditException.class)
        .hasMessageContainingAll("menu_app_events", "TUREEN-AUDIT-TABLE");
  }
}
