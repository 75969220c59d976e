package io.tureen.local.doctor;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;

/**
 * Something that is wrong with a part.
 *
 * @param part the part, or what stands before the parts, such as the disk
 * @param code stable, such as {@code TUREEN-BROKER-DOWN}; of the part itself where its log has one
 * @param what what is wrong, with the value
 * @param setIn where that value was set; empty where nobody sets it
 * @param remedy what to do
 * @param kind what it has to do with other findings
 */
public record Finding(
    String part, String code, String what, String setIn, String remedy, Kind kind) {

  /** What a finding has to do with others. */
  public enum Kind {
    /** Wrong by itself, whatever else is wrong; others may follow from it. */
    FAULT,
    /** Wrong by itself, and nothing else follows from it. */
    ISOLATED_FAULT,
    /** It may be so for the sake of another part that this one depends on. */
    SYMPTOM
  }

  /** Wrong by itself, whatever else is wrong. */
  public static Finding fault(
      String part, ErrorCode code, String what, String setIn, String remedy) {
    return new Finding(part, code.toString(), what, setIn, remedy, Kind.FAULT);
  }

  /** Wrong by itself, and of no effect on other parts. */
  public static Finding isolatedFault(
      String part, ErrorCode code, String what, String setIn, String remedy) {
    return new Finding(part, code.toString(), what, setIn, remedy, Kind.ISOLATED_FAULT);
  }

  /** What a part shows that may have its cause in another one. */
  public static Finding symptom(
      String part, ErrorCode code, String what, String setIn, String remedy) {
    return new Finding(part, code.toString(), what, setIn, remedy, Kind.SYMPTOM);
  }

  public boolean isSymptom() {
    return kind == Kind.SYMPTOM;
  }

  /** Whether nothing is known of the part, which explains nothing. */
  boolean isUnknown() {
    return code.equals(ErrorCode.NOT_EXAMINED.toString());
  }

  /** Whether others may follow from it. */
  boolean explains() {
    return !isUnknown() && kind != Kind.ISOLATED_FAULT;
  }

  static Finding fault(String part, UserException problem) {
    return fault(part, problem.code(), problem.getMessage(), "", problem.remedy());
  }
}
