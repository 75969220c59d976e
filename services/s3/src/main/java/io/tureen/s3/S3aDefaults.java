package io.tureen.s3;

import java.util.Map;

/** What S3A is told because of the class path that it has here; the rest is for core-site.xml. */
public final class S3aDefaults {
  /** Options of Hadoop's configuration. */
  public static final Map<String, String> OPTIONS =
      Map.of(
          // The default, analytics, needs the SDK's asynchronous client, and with it a second
          // version of Netty.
          "fs.s3a.input.stream.type", "classic");

  private S3aDefaults() {}
}
