package io.tureen.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.TestProcess;
import io.tureen.local.process.ProcessIdentity;
import io.tureen.local.state.PartState;
import io.tureen.local.state.PartStatus;
import io.tureen.local.state.Status;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftoversTest {
  private Process orphan;
  private Process bystander;

  @BeforeEach
  void start() throws IOException {
    orphan = TestProcess.thatWaits();
    bystander = TestProcess.thatWaits();
  }

  @AfterEach
  void end() {
    orphan.destroyForcibly();
    bystander.destroyForcibly();
  }

  @Test
  void whatAKilledSupervisorLeftIsStoppedAndNothingElse() throws IOException, InterruptedException {
    ProcessIdentity stranger = new ProcessIdentity(bystander.pid(), "another start");

    List<String> stopped =
        Leftovers.stop(status(dead(), part("kafka", identity(orphan)), part("api", stranger)));

    assertThat(stopped).containsExactly("kafka");
    assertThat(orphan.isAlive()).isFalse();
    assertThat(bystander.isAlive()).isTrue();
  }

  @Test
  void thePartsOfASupervisorThatRunsAreLeftAlone() {
    List<String> stopped =
        Leftovers.stop(status(identity(bystander), part("kafka", identity(orphan))));

    assertThat(stopped).isEmpty();
    assertThat(orphan.isAlive()).isTrue();
  }

  private static ProcessIdentity dead() throws IOException, InterruptedException {
    Process supervisor = TestProcess.thatWaits();
    ProcessIdentity identity = identity(supervisor);
    supervisor.destroyForcibly().waitFor();
    return identity;
  }

  private static ProcessIdentity identity(Process process) {
    return ProcessIdentity.of(process.toHandle());
  }

  private static PartStatus part(String name, ProcessIdentity process) {
    return new PartStatus(name, PartState.READY, Optional.of(process), Instant.EPOCH, 0, "", "");
  }

  private static Status status(ProcessIdentity supervisor, PartStatus... parts) {
    URI nowhere = URI.create("http://127.0.0.1:1");
    return new Status(
        supervisor, Instant.EPOCH, false, nowhere, nowhere, List.of(parts), List.of());
  }
}
