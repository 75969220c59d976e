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
 * @param symptom whether it may be so for the sake of another part that this one depends on
 */
public record Finding(
    String part, String code, String what, String setIn, String remedy, boolean symptom) {

  /** Wrong by itself, whatever else is wrong. */
  public static Finding fault(
      String part, ErrorCode code, String what, String setIn, String remedy) {
    return new Finding(part, code.toString(), what, setIn, remedy, false);
  }

  /** What a part shows that may have its cause in another one. */
  public static Finding symptom(
      String part, ErrorCode code, String what, String setIn, String remedy) {
    return new Finding(part, code.toString(), what, setIn, remedy, true);
  }

  /** Whether nothing is known of the part, which explains nothing. */
  boolean isUnknown() {
    return code.equals(ErrorCode.NOT_EXAMINED.toString());
  }

  static Finding fault(String part, UserException problem) {
    return fault(part, problem.code(), problem.getMessage(), "", problem.remedy());
  }
}
