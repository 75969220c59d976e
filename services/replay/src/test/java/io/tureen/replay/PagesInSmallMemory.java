package io.tureen.replay;

import java.net.URI;

/** Plans the pages of a table in a process of its own, which may be given little memory. */
final class PagesInSmallMemory {
  private PagesInSmallMemory() {}

  /** Arguments: Trino, the table of rejected records. */
  public static void main(String[] arguments) {
    try (Trino trino = new Trino(URI.create(arguments[0]), "hive.default")) {
      RejectedRecords records = new RejectedRecords(trino, arguments[1], Selection.ALL);
      if (records.pages().isEmpty()) {
        throw new IllegalStateException("No pages");
      }
    }
  }
}
