package io.tureen.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * Tells catalogues apart that decide differently about some record: which events fit, and to which
 * table they go. Descriptions, examples and the order of types and fields do not matter.
 */
public final class Fingerprint {
  private static final int LENGTH = 16;

  private Fingerprint() {}

  /** The fingerprint, in hexadecimal digits. */
  public static String of(Catalogue catalogue) {
    TreeSet<String> rules = new TreeSet<>();
    for (EventType type : catalogue.eventTypes()) {
      rules.add(type.name() + " in " + type.stream());
      for (Field field : type.fields()) {
        rules.add(
            "%s.%s %s required=%s key=%s"
                .formatted(
                    type.name(),
                    field.name(),
                    field.type(),
                    field.required(),
                    field.name().equals(catalogue.keyField())));
      }
    }
    rules.add(catalogue.rejectedTable() + " by " + catalogue.streams().get(0));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", rules).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
