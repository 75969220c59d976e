package io.tureen.local.doctor;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.terminal.Words;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Whether a file can be made where the tables are, and whether the disks have room for it.
 *
 * @param written directories that a stream writes into
 * @param others directories of the other parts
 * @param setIn where it was set which they are
 */
record StorageLook(List<Path> written, List<Path> others, String setIn)
    implements Callable<List<Finding>> {
  /** With less, a file of a table or a segment of Kafka's log may not fit. */
  private static final long FULL_BYTES = 256L * 1024 * 1024;

  @Override
  public List<Finding> call() throws IOException {
    List<Finding> findings = new ArrayList<>(full());
    for (Path directory : written) {
      if (Files.exists(directory)) {
        unwritable(directory, findings);
      }
    }
    return findings;
  }

  /** A disk may hold one of the directories only. */
  private List<Finding> full() throws IOException {
    Map<FileStore, Path> stores = new LinkedHashMap<>();
    for (List<Path> directories : List.of(others, written)) {
      for (Path directory : directories) {
        if (Files.exists(directory)) {
          stores.putIfAbsent(Files.getFileStore(directory), directory);
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<FileStore, Path> store : stores.entrySet()) {
      long free = store.getKey().getUsableSpace();
      if (free < FULL_BYTES) {
        findings.add(fullFinding(store.getValue(), free));
      }
    }
    return findings;
  }

  private Finding fullFinding(Path directory, long free) {
    return Finding.fault(
        Subjects.DISK,
        ErrorCode.DISK_FULL,
        "The disk of %s has %s left; below %s nothing more can be relied on to be written."
            .formatted(directory, Words.ofBytes(free), Words.ofBytes(FULL_BYTES)),
        setIn,
        "Make room on that disk; the parts go on by themselves. ./tureen reset removes all data; another state directory can be on another disk.");
  }

  private void unwritable(Path directory, List<Finding> findings) {
    try {
      Files.delete(Files.write(Files.createTempFile(directory, ".doctor", ""), new byte[1]));
    } catch (IOException e) {
      findings.add(
          Finding.symptom(
              Subjects.WAREHOUSE,
              ErrorCode.WAREHOUSE_UNWRITABLE,
              "%s cannot be written: %s.".formatted(directory, e),
              setIn,
              "Make it writable for %s: its owner, its mode (ls -ld), its attributes (lsattr -d), or how its disk is mounted (findmnt -T)."
                  .formatted(System.getProperty("user.name"))));
    }
  }
}
