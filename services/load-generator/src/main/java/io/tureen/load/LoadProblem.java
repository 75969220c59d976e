package io.tureen.load;

/** What can be wrong with a load before it starts. */
public enum LoadProblem {
  BAD_SETTING("TUREEN-LOAD-SETTING"),
  UNREACHABLE("TUREEN-LOAD-UNREACHABLE");

  private final String code;

  LoadProblem(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
