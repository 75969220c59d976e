package io.tureen.local.check;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.part.LaunchFile;
import io.tureen.local.part.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether all that a part is started from is there. */
record BuiltCheck(Part part) implements Check {

  @Override
  public Optional<UserException> problem() {
    try {
      return LaunchFile.read(part.launchFile()).classPath().stream()
          .filter(entry -> !Files.exists(withoutWildcard(entry)))
          .findFirst()
          .map(this::missing);
    } catch (IOException e) {
      return Optional.of(missing(part.launchFile()));
    }
  }

  private static Path withoutWildcard(Path entry) {
    return entry.endsWith("*") ? entry.getParent() : entry;
  }

  private UserException missing(Path file) {
    return new UserException(
        ErrorCode.NOT_BUILT,
        "%s cannot be started: %s is not there.".formatted(part.name(), file),
        "Build again with ./mvnw -DskipTests package");
  }
}
