package io.tureen.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8079", "localhost", "LOCALHOST:1", "[::1]:8079", "127.8.0.1"})
  void namesOfThisMachineAloneAreKnown(String host) {
    assertThat(LocalNames.isLoopback(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:8079",
        "192.168.1.7",
        "0.0.0.0",
        "",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "a b"
      })
  void allOthersAreNot(String host) {
    assertThat(LocalNames.isLoopback(host)).isFalse();
  }
}
