package io.tureen.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageLookTest {
  @Test
  void aDirectoryThatTakesAFileIsWellAndTheFileIsGone(@TempDir Path directory) throws IOException {
    assertThat(new StorageLook(List.of(directory), List.of(), "here").call()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void whatTakesNoFileIsNamedWithThePlaceWhereItWasSet(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("warehouse"), "not a directory");

    assertThat(new StorageLook(List.of(file), List.of(), "state, in the defaults").call())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("TUREEN-WAREHOUSE-UNWRITABLE");
              assertThat(finding.what()).contains(file.toString());
              assertThat(finding.setIn()).isEqualTo("state, in the defaults");
            });
  }

  @Test
  void whatIsNotMadeYetIsNoProblem(@TempDir Path directory) throws IOException {
    assertThat(new StorageLook(List.of(directory.resolve("later")), List.of(), "here").call())
        .isEmpty();
  }
}
