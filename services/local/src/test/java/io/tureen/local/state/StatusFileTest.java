package io.tureen.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.process.ProcessIdentity;
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

class StatusFileTest {
  private static final ProcessIdentity SELF = ProcessIdentity.of(ProcessHandle.current());
  private static final ProcessIdentity GONE = new ProcessIdentity(SELF.pid(), "another start");

  @TempDir private Path directory;
  private Path path;
  private StatusFile file;

  @BeforeEach
  void nothingWritten() {
    path = directory.resolve("status.json");
    file = new StatusFile(path);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Status status =
        status(
            SELF,
            part("kafka", PartState.READY, Optional.of(SELF)),
            part("api", PartState.WAITING, Optional.empty()));

    file.write(status);

    assertThat(file.read()).contains(status);
  }

  @Test
  void noFileIsNoStatus() {
    assertThat(file.read()).isEmpty();
  }

  @Test
  void aFileThatIsNotOneOfOursIsNoStatus() throws IOException {
    Files.writeString(path, "{\"supervisor\": 7");
    assertThat(file.read()).isEmpty();

    Files.writeString(path, "{}");
    assertThat(file.read()).isEmpty();
  }

  @Test
  void nothingIsLeftBesideTheFile() throws IOException {
    file.write(status(SELF));

    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void aSupervisorWhoseNumberBelongsToAnotherProcessNowIsNotUp() {
    assertThat(status(SELF).isUp()).isTrue();
    assertThat(status(GONE).isUp()).isFalse();
  }

  @Test
  void theSystemIsReadyWhenEveryPartIs() {
    PartStatus ready = part("kafka", PartState.READY, Optional.of(SELF));
    PartStatus starting = part("api", PartState.STARTING, Optional.of(SELF));

    assertThat(status(SELF, ready).isReady()).isTrue();
    assertThat(status(SELF, ready, starting).isReady()).isFalse();
    assertThat(status(GONE, ready).isReady()).isFalse();
  }

  @Test
  void partsThatOutliveTheirSupervisorAreLeftovers() {
    PartStatus alive = part("kafka", PartState.READY, Optional.of(SELF));
    PartStatus dead = part("api", PartState.READY, Optional.of(GONE));

    assertThat(status(GONE, alive, dead).leftovers()).containsExactly(alive);
    assertThat(status(SELF, alive, dead).leftovers()).isEmpty();
  }

  private static Status status(ProcessIdentity supervisor, PartStatus... parts) {
    return new Status(
        supervisor,
        Instant.parse("2026-11-22T10:00:00Z"),
        false,
        URI.create("http://127.0.0.1:8080"),
        URI.create("http://127.0.0.1:8081"),
        List.of(parts),
        List.of(
            new JobStatus("upkeep", Optional.empty(), 2, Optional.of(1)),
            new JobStatus("other", Optional.of(Instant.EPOCH), 0, Optional.empty())));
  }

  private static PartStatus part(String name, PartState state, Optional<ProcessIdentity> process) {
    return new PartStatus(
        name, state, process, Instant.parse("2026-11-22T10:00:01Z"), 2, "127.0.0.1:1", "why");
  }
}
