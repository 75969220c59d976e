package io.tureen.console.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void textStaysText() {
    assertThat(Bytes.readable("{\"user\": \"Zoë 🍲\"}\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("{\"user\": \"Zoë 🍲\"}\n");
  }

  @Test
  void aByteThatIsNoTextIsShownAsItsNumber() {
    assertThat(Bytes.readable(new byte[] {'a', (byte) 0xFF, (byte) 0xFE, 0, 'b', (byte) 0xC3}))
        .isEqualTo("a\\xFF\\xFE\\x00b\\xC3");
  }
}
