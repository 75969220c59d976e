package io.tureen.settings;

import java.net.URI;

/** How places of files are written for Hadoop, Hive, Iceberg and Trino. */
public final class Locations {
  private Locations() {}

  /**
   * The text of an absolute URI with nothing escaped in it: they take a {@code %20} for three
   * characters of a name, where a URI means a space.
   */
  public static String textOf(URI uri) {
    String authority = uri.getAuthority() == null ? "" : uri.getAuthority();
    return uri.getScheme() + "://" + authority + uri.getPath();
  }
}
