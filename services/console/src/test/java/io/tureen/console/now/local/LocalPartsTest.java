package io.tureen.console.now.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.console.now.part.Health;
import io.tureen.console.now.part.PartReport;
import io.tureen.console.now.part.Sighting;
import io.tureen.console.now.part.Target;
import io.tureen.console.now.part.UnknownPartsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPartsTest {
  @TempDir Path directory;
  private Path file;
  private LocalParts parts;

  @BeforeEach
  void make() {
    file = directory.resolve("status.json");
    parts = new LocalParts(file, List.of("menu-events", "api"));
  }

  @Test
  void eachPartIsAsTheSupervisorWroteIt() throws Exception {
    write(ProcessHandle.current().pid());

    assertThat(parts.look().parts())
        .hasSize(4)
        .contains(
            new PartReport(
                "kafka",
                Health.READY,
                "ready",
                "",
                Optional.of(Instant.parse("2026-11-28T12:00:05Z")),
                0,
                "the supervisor"),
            new PartReport(
                "menu-events",
                Health.NOT_READY,
                "restarting",
                "was killed by signal 9, starts again 1 s later",
                Optional.of(Instant.parse("2026-11-28T12:01:00Z")),
                2,
                "the supervisor"));
  }

  @Test
  void theApiAndTheStreamsTellMetricsAtTheirAddressesAlsoAStreamThatIsCalledApi() throws Exception {
    write(ProcessHandle.current().pid());

    Sighting sighting = parts.look();

    assertThat(sighting.apis())
        .extracting(Target::metrics)
        .containsExactly(URI.create("http://127.0.0.1:8080/prometheus"));
    assertThat(sighting.streams())
        .extracting(Target::metrics)
        .containsExactly(
            URI.create("http://127.0.0.1:8082/prometheus"),
            URI.create("http://127.0.0.1:8083/prometheus"));
  }

  @Test
  void whatASupervisorThatIsGoneWroteIsNotHowThingsAre() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    write(ended.pid());

    assertThatThrownBy(parts::look)
        .isInstanceOf(UnknownPartsException.class)
        .hasMessageContaining("cannot reach the supervisor");
  }

  @Test
  void withoutTheFileItIsSaidWhoWritesIt() {
    assertThatThrownBy(parts::look)
        .isInstanceOf(UnknownPartsException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("./tureen up");
  }

  @Test
  void aFileThatIsNoJsonIsSaidToBeUnreadable() throws Exception {
    Files.writeString(file, "{");

    assertThatThrownBy(parts::look)
        .isInstanceOf(UnknownPartsException.class)
        .hasMessageContaining("cannot read");
  }

  private void write(long pid) throws IOException {
    Files.writeString(
        file,
        """
        {
          "supervisor": {"pid": %d, "start": "1"},
          "startedAt": "2026-11-28T12:00:00Z",
          "something": {"of": "a later version"},
          "parts": [
            {"name": "kafka", "state": "ready", "since": "2026-11-28T12:00:05Z", "restarts": 0,
             "address": "127.0.0.1:9092", "detail": ""},
            {"name": "menu-events", "state": "restarting", "since": "2026-11-28T12:01:00Z", "restarts": 2,
             "address": "http://127.0.0.1:8082", "detail": "was killed by signal 9, starts again 1 s later"},
            {"name": "stream-api", "state": "ready", "address": "http://127.0.0.1:8083"},
            {"name": "api", "state": "ready", "address": "http://127.0.0.1:8080"}
          ]
        }
        """
            .formatted(pid));
  }
}
