package io.tureen.system;

import java.io.IOException;
import java.nio.file.Files;

/** Catalogues beside the built-in one. */
final class Catalogues {
  private Catalogues() {}

  /**
   * The restaurant's catalogue, which ends with the fields of {@code order}, with a field more
   * there and an event type more.
   */
  static String evolved() throws IOException {
    return Files.readString(
            Tureen.home()
                .resolve(
                    "services/catalogue/src/main/resources/io/tureen/catalogue/restaurant.yaml"))
        + """

              tip:
                type: decimal
                precision: 10
                scale: 2
                min: 0
                description: What the guest gave on top.

          favourite:
            stream: menu-events
            description: A guest marked a restaurant as a favourite.
            fields:
              restaurant:
                type: text
                required: true
                description: The restaurant's name.
        """;
  }
}
