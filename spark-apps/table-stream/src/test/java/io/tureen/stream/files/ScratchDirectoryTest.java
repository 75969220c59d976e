package io.tureen.stream.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.testing.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScratchDirectoryTest {
  private final int port = FreePort.find();

  @Test
  void whatAnEarlierProcessOfTheStreamLeftIsGone() throws Exception {
    ScratchDirectory left = ScratchDirectory.of("sales", port);
    Files.createFile(Path.of(left.uri()).resolve("left"));

    try (ScratchDirectory next = ScratchDirectory.of("sales", port)) {
      assertThat(Path.of(next.uri())).isEqualTo(Path.of(left.uri())).isEmptyDirectory();
    }
  }

  @Test
  void twoStreamsHaveDirectoriesOfTheirOwnWhichGoWithThem() throws Exception {
    Path first;
    Path second;
    try (ScratchDirectory sales = ScratchDirectory.of("sales", port);
        ScratchDirectory orders = ScratchDirectory.of("orders", port)) {
      first = Path.of(sales.uri());
      second = Path.of(orders.uri());
      assertThat(first).isNotEqualTo(second).isEmptyDirectory();
      assertThat(second).isEmptyDirectory();
    }
    assertThat(first).doesNotExist();
    assertThat(second).doesNotExist();
  }
}
