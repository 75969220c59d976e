package io.tureen.local.doctor;

import io.tureen.local.error.ErrorCode;

/** What there is to say of a part that could not be looked at. */
final class NotExamined {
  private static final int LONGEST = 300;

  private NotExamined() {}

  static Finding silent(String part) {
    return Finding.symptom(
        part,
        ErrorCode.NOT_EXAMINED,
        "Nothing was heard of it in time.",
        "",
        "Put right what is named before it, and examine again.");
  }

  static Finding failed(String part, Throwable failure) {
    return Finding.symptom(
        part,
        ErrorCode.NOT_EXAMINED,
        "It could not be looked at: %s.".formatted(reason(failure)),
        "",
        "Put right what is named before it, and examine again.");
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
