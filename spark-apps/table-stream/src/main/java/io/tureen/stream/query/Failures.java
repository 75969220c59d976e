package io.tureen.stream.query;

import io.tureen.stream.failure.Causes;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.topic.Refusals;

/** Says in the stream's words why a query failed. */
public final class Failures {
  /**
   * The option by which Spark's Kafka source is told to fail rather than to leave records out; its
   * errors name it.
   */
  private static final String DATA_LOSS = "failOnDataLoss";

  private Failures() {}

  public static StreamException explain(Throwable failure) {
    return StreamException.in(failure)
        .or(() -> Refusals.explain(failure))
        .orElseGet(() -> explainOther(failure));
  }

  private static StreamException explainOther(Throwable failure) {
    if (Causes.any(
        failure, cause -> cause.getMessage() != null && cause.getMessage().contains(DATA_LOSS))) {
      return new StreamException(
          StreamProblem.RECORDS_LOST,
          "Kafka no longer has records that this stream was about to read: they expired, or the topic was emptied or made anew."
              + " Start the stream again: it says what is missing and what can be done.",
          failure);
    }
    return new StreamException(
        StreamProblem.FAILED,
        "The stream failed: %s. It goes on where it was once it is started again; if that does not help, look at the stack trace above."
            .formatted(Causes.root(failure)),
        failure);
  }
}
