package io.tureen.stream.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.io.BulkDeletionFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameThreadFileIOTest {
  @TempDir private Path directory;

  @Test
  void oneFileThatCannotBeDeletedKeepsNoOtherFromIt() throws IOException {
    Path first = Files.createFile(directory.resolve("first"));
    Path last = Files.createFile(directory.resolve("last"));
    String unknown = "nowhere:/file";

    try (SameThreadFileIO files = new SameThreadFileIO()) {
      files.setConf(new Configuration());
      assertThatThrownBy(
              () -> files.deleteFiles(List.of(first.toString(), unknown, last.toString())))
          .isInstanceOfSatisfying(
              BulkDeletionFailureException.class,
              failure -> assertThat(failure.numberFailedObjects()).isEqualTo(1));
    }

    assertThat(directory).isEmptyDirectory();
  }
}
