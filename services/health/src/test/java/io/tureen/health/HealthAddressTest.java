package io.tureen.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthAddressTest {
  @Test
  void isNoneWhenNoPortIsNamed() {
    assertThat(HealthAddress.from(Environment.of(Map.of("TUREEN_HEALTH_HOST", "0.0.0.0"))))
        .isEmpty();
  }

  @Test
  void isOnThisMachineOnlyUnlessAnotherIsNamed() {
    assertThat(HealthAddress.from(Environment.of(Map.of("TUREEN_HEALTH_PORT", "8082"))))
        .contains(new HealthAddress("127.0.0.1", 8082));
  }

  @Test
  void aTakenPortIsAnsweredWithItsSetting() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HealthAddress address = new HealthAddress("127.0.0.1", other.getLocalPort());

      assertThatThrownBy(() -> address.serve(Map::of))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("TUREEN_HEALTH_PORT");
    }
  }
}
