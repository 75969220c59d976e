package io.tureen.traffic;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficWeightsTest {
  private static final String WEIGHTS =
      """
      guests: { count: 10, seed: 1, skew: 1, adjectives: [calm], nouns: [wren, otter] }
      time:
        days: 14
        weekdays: { Monday: 1, Tuesday: 1, Wednesday: 1, Thursday: 1, Friday: 1, Saturday: 2, Sunday: 2 }
        hours: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
      events:
        order:
          fields:
            coupon: { weights: { No: 5, Yes: 1 } }
            price: { between: [1, 2] }
      """;

  @Test
  void theExampleIsRight() {
    assertThatCode(() -> TrafficWeights.parse("weights.yaml", WEIGHTS)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          count: 10          | count: 2000              | OUT-OF-RANGE weights.yaml:1: count is 2000; it can be 1 to 999.
          skew: 1            | skew: 9                  | OUT-OF-RANGE weights.yaml:1: skew is 9; it can be 0 to 5.0.
          days: 14           | days: 3                  | OUT-OF-RANGE weights.yaml:3: days is 3; it can be 7 to 366.
          Sunday: 2          | Sunday: -2               | OUT-OF-RANGE weights.yaml:4: Sunday is -2; a weight is zero or more.
          Sunday: 2          | Sundai: 2                | UNKNOWN-KEY weights.yaml:4: "Sundai" is no key here. Did you mean "Sunday"?
          ', Sunday: 2'      | ' '                      | MISSING-KEY weights.yaml:4: weekdays lacks the key "Sunday".
          'hours: [1, '      | 'hours: ['               | OUT-OF-RANGE weights.yaml:5: hours has 23 weights; a day has 24 hours.
          'No: 5, Yes: 1'    | 'No: 0'                  | OUT-OF-RANGE weights.yaml:9: weights has no weight above zero. Give it one.
          '[1, 2]'           | '[2, 1]'                 | OUT-OF-RANGE weights.yaml:10: between goes from 2 down to 1.
          '[1, 2]'           | '[1]'                    | OUT-OF-RANGE weights.yaml:10: between has 1 numbers; it has two.
          'between: [1, 2]'  | 'by: food, Thai: { between: [1, 2] }' | UNKNOWN-KEY weights.yaml:10: by is "food"; it should be a field of this event
          'between: [1, 2]'  | 'betwen: [1, 2]'         | UNKNOWN-KEY weights.yaml:10: "betwen" is no key here. Did you mean "between"?
          """)
  void aMistakeIsNamedWithItsLine(String right, String wrong, String message) {
    assertThatThrownBy(() -> TrafficWeights.parse("weights.yaml", WEIGHTS.replace(right, wrong)))
        .isInstanceOf(TrafficException.class)
        .hasMessageStartingWith("TUREEN-TRAFFIC-" + message);
  }
}
