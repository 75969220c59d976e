package io.tureen.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTextTest {
  @Test
  void aProblemIsToldByItsDetailItsFirstErrorAndItsCode() {
    assertThat(
            ProblemText.of(
                """
                {"type": "about:blank", "title": "Unprocessable", "status": 422,
                 "detail": "1 of 1 events does not fit the catalogue.", "code": "TUREEN-API-DOES-NOT-FIT",
                 "errors": [{"index": 0, "field": "stars", "reason": "is 9; the most is 5"}]}
                """))
        .isEqualTo(
            "1 of 1 events does not fit the catalogue. (stars: is 9; the most is 5)"
                + " [TUREEN-API-DOES-NOT-FIT]");
  }

  @Test
  void anyOtherAnswerIsToldByItsBeginningInOneLine() {
    assertThat(ProblemText.of("<html>\n  <b>Bad\u001b Gateway</b>"))
        .isEqualTo("<html> <b>Bad Gateway</b>");
    assertThat(ProblemText.of("x".repeat(1_000))).hasSizeLessThan(310);
    assertThat(ProblemText.of("[1]")).isEqualTo("[1]");
    assertThat(ProblemText.of(" ")).isEqualTo("without words");
  }
}
