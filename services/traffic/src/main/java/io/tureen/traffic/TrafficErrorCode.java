package io.tureen.traffic;

/** The mistakes in a plan or a file of weights, and in what a caller asks of the simulator. */
public enum TrafficErrorCode {
  /** The file is not there, or this process may not read it. */
  UNREADABLE,
  /** The file is not one YAML 1.2 document in UTF-8. */
  NOT_YAML,
  /** A key that does not exist there. */
  UNKNOWN_KEY,
  /** A key that is there twice. */
  DUPLICATE_KEY,
  /** A key that must be there is not. */
  MISSING_KEY,
  /** A list where a map belongs, a word where a number belongs, and so on. */
  WRONG_TYPE,
  /** A number that is too small or too large, or a list without anything in it. */
  OUT_OF_RANGE,
  /** A type of event that the catalogue does not have. */
  UNKNOWN_EVENT_TYPE,
  /** Neither a parameter nor a field of that type of event. */
  UNKNOWN_PARAMETER,
  /** Events made like this would not fit the catalogue. */
  DOES_NOT_FIT;

  /** The code as errors show it, for example {@code TUREEN-TRAFFIC-UNKNOWN-KEY}. */
  public String id() {
    return "TUREEN-TRAFFIC-" + name().replace('_', '-');
  }
}
