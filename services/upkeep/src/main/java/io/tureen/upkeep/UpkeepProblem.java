package io.tureen.upkeep;

/** What can keep upkeep from doing its work. */
public enum UpkeepProblem {
  BAD_SETTING("TUREEN-UPKEEP-SETTING"),
  /** Trino did not say which tables there are. */
  UNREACHABLE("TUREEN-UPKEEP-TRINO"),
  /** A step failed for a table; the other tables were seen to. */
  TABLE_FAILED("TUREEN-UPKEEP-TABLE");

  private final String code;

  UpkeepProblem(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
