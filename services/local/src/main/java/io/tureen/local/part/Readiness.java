package io.tureen.local.part;

import java.net.URI;
import java.nio.file.Path;

/** What must hold for a part to count as ready. */
public sealed interface Readiness {

  /** Answers a GET with 200 as long as the part is well. */
  URI uri();

  /** The address answers a GET with 200. */
  record HttpOk(URI uri) implements Readiness {}

  /**
   * The part has written this in its log since it was started, and the address answers a GET with
   * 200. The address alone is not enough: it answers before the part is any use.
   */
  record LineLogged(Path log, String line, URI uri) implements Readiness {}
}
