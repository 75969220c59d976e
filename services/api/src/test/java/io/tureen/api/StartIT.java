package io.tureen.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.testing.FreePort;
import io.tureen.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with settings that cannot work ends with words, not with a stack trace. */
class StartIT {

  private static final int WRONGLY_STARTED = 2;

  @TempDir Path directory;

  @Test
  void aWrongNumberIsNamed() {
    String output = outputOf(Map.of("TUREEN_API_MAX_REQUEST_EVENTS", "many"));

    assertThat(output).contains("TUREEN-SETTING-WRONG", "TUREEN_API_MAX_REQUEST_EVENTS", "'many'");
  }

  @Test
  void aMistakeInTheCatalogueIsNamedWithItsLine() throws IOException {
    Path file = Files.writeString(directory.resolve("menu.yaml"), "name: x\nstraems: []\n");

    String output = outputOf(Map.of("TUREEN_CATALOGUE", file.toString()));

    assertThat(output).contains("TUREEN_CATALOGUE", file + ":2", "streams");
  }

  @Test
  void aWrongPropertyOfKafkasClientIsNamed() throws IOException {
    Path file =
        Files.writeString(directory.resolve("client.properties"), "security.protocol=ROT13");

    String output = outputOf(Map.of("TUREEN_KAFKA_PROPERTIES_FILE", file.toString()));

    assertThat(output).contains("TUREEN-SETTING-WRONG", "security.protocol", "ROT13");
  }

  private static String outputOf(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("TUREEN_API_PORT", Integer.toString(FreePort.find()));
    try (ServerProcess process = ServerProcess.start("services/api", environment)) {
      assertThat(process.awaitExit(Duration.ofSeconds(30))).isEqualTo(WRONGLY_STARTED);
      assertThat(process.output()).doesNotContain("\tat ");
      return process.output();
    }
  }
}
