package io.tureen.settings;

/** Why a program could not start, when the one who started it can put it right. */
public enum StartProblem {
  ARGUMENT_WRONG("TUREEN-ARGUMENT-WRONG"),
  SETTING_MISSING("TUREEN-SETTING-MISSING"),
  SETTING_WRONG("TUREEN-SETTING-WRONG"),
  DIRECTORY_NOT_WRITABLE("TUREEN-DIRECTORY-NOT-WRITABLE"),
  DIRECTORY_FOREIGN("TUREEN-DIRECTORY-FOREIGN"),
  PORT_TAKEN("TUREEN-PORT-TAKEN");

  private final String code;

  StartProblem(String code) {
    this.code = code;
  }

  /** The code that a person or a script can look for; it does not change between releases. */
  public String code() {
    return code;
  }
}
