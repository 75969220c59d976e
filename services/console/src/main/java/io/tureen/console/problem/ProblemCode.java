package io.tureen.console.problem;

/**
 * What can be wrong, as the {@code code} of the answer says it. Stable. docs/console.md explains
 * each.
 */
public enum ProblemCode {
  BAD_REQUEST(400, "The request cannot be read"),
  BAD_PERIOD(400, "That is not a period"),
  UNKNOWN_PATH(404, "There is nothing here"),
  UNKNOWN_QUESTION(404, "The report has no such question"),
  UNKNOWN_TABLE(404, "The catalogue has no such table"),
  METHOD_NOT_ALLOWED(405, "The console only reads"),
  UNKNOWN_HOST(421, "The console is not at this name"),
  DOES_NOT_APPLY(422, "The catalogue has no events for this question"),
  INTERNAL_ERROR(500, "Tureen made a mistake"),
  QUERY_FAILED(502, "Trino refused the query"),
  TABLE_MISSING(503, "The table is not there yet"),
  TRINO_UNREACHABLE(503, "Trino does not answer"),
  QUERY_TOO_LONG(504, "The query took too long");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
