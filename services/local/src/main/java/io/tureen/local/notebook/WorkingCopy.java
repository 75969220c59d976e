package io.tureen.local.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A person's copy of the notebook that Tureen ships: theirs to change, and the project stays clean.
 *
 * @param shipped the notebook in the project
 * @param directory where the copy is, and beside it, hidden, what it was copied from
 */
record WorkingCopy(Path shipped, Path directory) {

  Path file() {
    return directory.resolve(shipped.getFileName());
  }

  /**
   * Copies what is shipped, unless the person has changed the copy.
   *
   * @return whether the person's own stays although another is shipped by now
   */
  boolean refresh() throws IOException {
    Files.createDirectories(directory);
    if (Files.exists(file()) && !isSame(file(), origin())) {
      return !isSame(shipped, origin());
    }
    Files.copy(shipped, file(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(shipped, origin(), StandardCopyOption.REPLACE_EXISTING);
    return false;
  }

  private Path origin() {
    return directory.resolve("." + shipped.getFileName() + ".shipped");
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return Files.exists(other) && Files.mismatch(one, other) < 0;
  }
}
