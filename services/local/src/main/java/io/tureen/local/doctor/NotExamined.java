package io.tureen.local.doctor;

import io.tureen.local.error.ErrorCode;

/** What there is to say of a part that could not be looked at. */
final class NotExamined {
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
        "It could not be looked at: %s.".formatted(failure),
        "",
        "Put right what is named before it, and examine again.");
  }
}
