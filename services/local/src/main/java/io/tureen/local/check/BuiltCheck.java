package io.tureen.local.check;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.part.LaunchFile;
import io.tureen.local.part.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether all that a program is started from is there. */
record BuiltCheck(Program program) implements Check {

  @Override
  public Optional<UserException> problem() {
    try {
      return LaunchFile.read(program.launchFile()).classPath().stream()
          .filter(entry -> !Files.exists(withoutWildcard(entry)))
          .findFirst()
          .map(this::missing);
    } catch (IOException e) {
      return Optional.of(missing(program.launchFile()));
    }
  }

  private static Path withoutWildcard(Path entry) {
    return entry.endsWith("*") ? entry.getParent() : entry;
  }

  private UserException missing(Path file) {
    return new UserException(
        ErrorCode.NOT_BUILT,
        "%s cannot be started: %s is not there.".formatted(program.name(), file),
        "Build again with ./mvnw -DskipTests package");
  }
}
