package io.tureen.local.check;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.terminal.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether there is room for the data and logs. */
record DiskCheck(Path directory, long neededBytes) implements Check {
  static final long NEEDED_BYTES = 2L * 1024 * 1024 * 1024;

  @Override
  public Optional<UserException> problem() {
    try {
      long free = Files.getFileStore(directory).getUsableSpace();
      return free >= neededBytes ? Optional.empty() : Optional.of(low(free));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private UserException low(long free) {
    return new UserException(
        ErrorCode.DISK_LOW,
        "%s is free where the state directory %s is, and %s are needed."
            .formatted(Words.ofBytes(free), directory, Words.ofBytes(neededBytes)),
        "Make room, or name a state directory on another disk in tureen.yaml (state) or as TUREEN_STATE.");
  }
}
