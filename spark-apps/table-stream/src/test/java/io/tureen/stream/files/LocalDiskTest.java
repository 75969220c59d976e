package io.tureen.stream.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest {
  @TempDir java.nio.file.Path directory;

  @Test
  void writesAFileAndNothingBesideIt() throws Exception {
    try (FileSystem disk = disk()) {
      Path file = new Path(directory.resolve("below/file").toUri());
      try (OutputStream out = disk.create(file)) {
        out.write(7);
      }

      assertThat(Files.readAllBytes(directory.resolve("below/file"))).containsExactly(7);
      try (var listing = Files.list(directory.resolve("below"))) {
        assertThat(listing).hasSize(1);
      }
    }
  }

  @Test
  void setsPermissions() throws Exception {
    try (FileSystem disk = disk()) {
      java.nio.file.Path file = Files.createFile(directory.resolve("file"));

      disk.setPermission(new Path(file.toUri()), new FsPermission("640"));

      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    }
  }

  private static FileSystem disk() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set("fs.file.impl", LocalDisk.class.getName());
    FileSystem disk = FileSystem.newInstance(java.net.URI.create("file:///"), configuration);
    assertThat(disk).isInstanceOf(LocalDisk.class);
    return disk;
  }
}
