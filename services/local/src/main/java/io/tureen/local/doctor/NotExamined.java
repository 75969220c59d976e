package io.tureen.local.doctor;

import io.tureen.local.error.ErrorCode;

/** What there is to say of a part that could not be looked at. */
public final class NotExamined {
  private static final int LONGEST = 300;

  private NotExamined() {}

  /** Of what did not answer by the deadline. */
  public static Finding silent(String part) {
    return because(part, "no answer in time.");
  }

  static Finding failed(String part, Throwable failure) {
    return because(part, "the examination failed: %s.".formatted(reason(failure)));
  }

  private static Finding because(String part, String why) {
    return Finding.symptom(
        part,
        ErrorCode.NOT_EXAMINED,
        why,
        "",
        "Put right what is named before it, if anything is, and examine again.");
  }

  /** The innermost words, in short: those of Kubernetes' client quote the whole answer. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String words = cause.toString();
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
  }
}
