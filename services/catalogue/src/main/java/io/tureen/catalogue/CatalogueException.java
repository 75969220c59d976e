package io.tureen.catalogue;

/**
 * A mistake in a catalogue file. The message tells the code, the file, the line, what is wrong and
 * what to do.
 */
public final class CatalogueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final CatalogueErrorCode code;
  private final String source;
  private final int line;

  CatalogueException(CatalogueErrorCode code, String source, int line, String reason) {
    super(code.id() + " " + source + (line > 0 ? ":" + line : "") + ": " + reason);
    this.code = code;
    this.source = source;
    this.line = line;
  }

  public CatalogueErrorCode code() {
    return code;
  }

  /** The file, or what stands for it. */
  public String source() {
    return source;
  }

  /** The line, counted from 1; 0 when the mistake is in no line. */
  public int line() {
    return line;
  }
}
