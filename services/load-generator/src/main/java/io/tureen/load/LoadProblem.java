package io.tureen.load;

/** What can keep a load from starting, and a verification from ending well. */
public enum LoadProblem {
  BAD_SETTING("TUREEN-LOAD-SETTING"),
  UNREACHABLE("TUREEN-LOAD-UNREACHABLE"),
  /** The API did not accept one event of each type. */
  NOT_ACCEPTED("TUREEN-VERIFY-API"),
  /** Trino did not answer a query. */
  NOT_ANSWERED("TUREEN-VERIFY-TRINO"),
  /** An event that the API accepted did not become a row. */
  NO_ROW("TUREEN-VERIFY-ROWS");

  private final String code;

  LoadProblem(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
