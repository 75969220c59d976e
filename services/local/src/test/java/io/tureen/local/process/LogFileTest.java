package io.tureen.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir private Path directory;
  private LogFile log;

  @BeforeEach
  void noLog() {
    log = new LogFile(directory.resolve("kafka.log"));
  }

  @Test
  void aLogWithinItsLimitStays() throws IOException {
    append("one\n");

    log.rotateOver(4);

    assertThat(log.path()).hasContent("one\n");
    assertThat(log.older()).doesNotExist();
  }

  @Test
  void aLogOverItsLimitBecomesTheOlderOneAndItsWriterGoesOnInTheNewOne() throws IOException {
    try (var writer =
        Files.newOutputStream(log.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      writer.write("before\n".getBytes(StandardCharsets.UTF_8));

      log.rotateOver(4);
      writer.write("after\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(log.older()).hasContent("before\n");
    assertThat(log.path()).hasContent("after\n");
  }

  @Test
  void onlyOneOlderLogIsKept() throws IOException {
    append("first\n");
    log.rotateOver(1);
    append("second\n");

    log.rotateOver(1);

    assertThat(log.older()).hasContent("second\n");
    assertThat(directory).isDirectoryNotContaining("glob:**.2");
  }

  @Test
  void noLogHasNoLinesAndNeedsNoRotation() throws IOException {
    log.rotateOver(0);

    assertThat(log.lastLines(3)).isEmpty();
    assertThat(log.length()).isZero();
  }

  @Test
  void theLastLinesAreTheLast() throws IOException {
    append("one\ntwo\nthree\n");

    assertThat(log.lastLines(2)).containsExactly("two", "three");
    assertThat(log.lastLines(9)).containsExactly("one", "two", "three");
  }

  @Test
  void whatWasWrittenSinceAPositionIsReadAndAShorterLogFromItsStart() throws IOException {
    append("old\nnew\n");

    assertThat(log.since(4)).isEqualTo("new\n");
    assertThat(log.since(8)).isEmpty();
    assertThat(log.since(1000)).isEqualTo("old\nnew\n");
  }

  private void append(String text) throws IOException {
    Files.writeString(log.path(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
