package io.tureen.load;

import java.util.Optional;

/**
 * An attempt that failed and may be made again.
 *
 * @param status as in {@link Failure}
 * @param sent whether the API may have taken the events, though it did not say so
 * @param retryAfter the header's value
 */
record Attempt(String status, String problem, boolean sent, Optional<String> retryAfter) {
  static final String NO_ANSWER = "no answer";
  static final String NO_CONNECTION = "no connection";

  static Attempt notSent(String problem) {
    return new Attempt(NO_CONNECTION, problem, false, Optional.empty());
  }

  static Attempt answerLost(String problem) {
    return new Attempt(NO_ANSWER, problem, true, Optional.empty());
  }

  static Attempt refused(Answer answer) {
    return new Attempt(
        Integer.toString(answer.status()),
        ProblemText.of(answer.body()),
        false,
        Optional.ofNullable(answer.retryAfter()));
  }
}
