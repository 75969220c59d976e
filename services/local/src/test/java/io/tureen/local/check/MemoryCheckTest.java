package io.tureen.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.error.ErrorCode;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCheckTest {
  @Test
  void tooLittleMemorySaysHowMuchThereIsAndHowMuchIsNeeded() {
    MemoryCheck check = new MemoryCheck(OptionalLong.of(1L << 30));

    assertThat(check.problem())
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.code()).isEqualTo(ErrorCode.MEMORY_LOW);
              assertThat(problem).hasMessageContaining("1.0 GiB").hasMessageContaining("3.4 GiB");
              assertThat(problem.remedy()).contains("--skip-checks");
            });
  }

  @Test
  void enoughMemoryOrNotKnowingIsNoProblem() {
    assertThat(new MemoryCheck(OptionalLong.of(MemoryCheck.NEEDED_BYTES)).problem()).isEmpty();
    assertThat(new MemoryCheck(OptionalLong.empty()).problem()).isEmpty();
  }

  @Test
  void aFullDiskSaysWhereTheRoomIsMissing(@TempDir Path directory) {
    assertThat(new DiskCheck(directory, 0).problem()).isEmpty();
    assertThat(new DiskCheck(directory, Long.MAX_VALUE).problem())
        .hasValueSatisfying(
            problem -> assertThat(problem).hasMessageContaining(directory.toString()));
  }
}
