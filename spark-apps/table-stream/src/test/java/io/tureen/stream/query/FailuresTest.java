package io.tureen.stream.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void theStreamsOwnFailureIsFoundAmongTheCauses() {
    StreamException own = new StreamException(StreamProblem.TABLE_GONE, "gone");

    assertThat(
            Failures.explain(new RuntimeException("query failed", new IllegalStateException(own))))
        .isSameAs(own);
  }

  @Test
  void whatSparkSaysOfLostRecordsIsPutInWords() {
    IllegalStateException spark =
        new IllegalStateException(
            "Some data may have been lost … set the source option \"failOnDataLoss\" to \"false\".");

    assertThat(Failures.explain(new RuntimeException(spark)).problem())
        .isEqualTo(StreamProblem.RECORDS_LOST);
  }

  @Test
  void anythingElseIsNamedByTheFirstLineOfItsRoot() {
    StreamException failure =
        Failures.explain(new RuntimeException(new IllegalArgumentException("two\nlines")));

    assertThat(failure.problem()).isEqualTo(StreamProblem.FAILED);
    assertThat(failure.getMessage()).contains("IllegalArgumentException: two.").hasLineCount(1);
  }
}
