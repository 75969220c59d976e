package io.tureen.stream.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.stream.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MinuteBookTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Optional<Lag> LAG = Optional.of(new Lag(90, 100, 10, Duration.ofSeconds(3)));

  private final TestClock clock = new TestClock();
  private final Instant noon = clock.instant();
  private final MinuteBook book = new MinuteBook("sales", clock, MINUTE);

  @Test
  void batchesCountInTheMinuteInWhichTheyEnded() {
    book.batchDone(Batches.of(10, 1, 0, 2));
    clock.advance(Duration.ofSeconds(59));
    book.batchDone(Batches.of(5, 2, 1, 1));
    clock.advance(Duration.ofSeconds(1));
    book.batchDone(Batches.of(7, 1, 0, 0));

    book.turn(noon.plus(MINUTE), LAG);

    assertThat(book.waiting())
        .containsExactly(
            new Minute(
                "sales",
                noon,
                new Counts(
                    2,
                    15,
                    2,
                    0,
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(2)),
                LAG));
  }

  @Test
  void aMinuteInWhichNothingHappenedIsAMinuteToo() {
    book.turn(noon.plus(MINUTE), LAG);

    assertThat(book.waiting()).containsExactly(new Minute("sales", noon, Counts.NONE, LAG));
  }

  @Test
  void ofMinutesThatPassedUnseenOnlyTheLastHasTheLag() {
    book.turn(noon.plus(MINUTE.multipliedBy(3)), LAG);

    assertThat(book.waiting())
        .extracting(Minute::lag)
        .containsExactly(Optional.empty(), Optional.empty(), LAG);
  }

  @Test
  void aMinuteThatIsNotOverIsNotToBeWritten() {
    book.turn(noon.plusSeconds(59), LAG);

    assertThat(book.waiting()).isEmpty();
  }

  @Test
  void theMinuteInWhichTheStreamEndsIsTheLast() {
    clock.advance(Duration.ofSeconds(90));
    book.batchDone(Batches.of(3, 1, 0, 0));

    book.close(LAG);
    book.turn(noon.plus(MINUTE.multipliedBy(9)), LAG);

    assertThat(book.waiting()).extracting(minute -> minute.counts().rows()).containsExactly(0L, 3L);
  }

  @Test
  void aClockThatWasSetBackLosesNoBatch() {
    clock.advance(MINUTE);
    book.turn(clock.instant(), LAG);
    clock.advance(MINUTE.negated());
    book.batchDone(Batches.of(3, 1, 0, 0));
    clock.advance(MINUTE.multipliedBy(2));
    book.turn(clock.instant(), LAG);

    assertThat(book.waiting()).extracting(minute -> minute.counts().rows()).containsExactly(0L, 3L);
  }

  @Test
  void whatIsWrittenIsForgotten() {
    book.turn(noon.plus(MINUTE.multipliedBy(2)), LAG);

    book.written(book.waiting().subList(0, 1));

    assertThat(book.waiting()).extracting(Minute::begin).isEqualTo(List.of(noon.plus(MINUTE)));
  }

  @Test
  void moreThanADayIsNotKept() {
    book.turn(noon.plus(Duration.ofDays(1)).plus(MINUTE.multipliedBy(5)), LAG);

    assertThat(book.waiting()).hasSize(MinuteBook.MOST_KEPT);
    assertThat(book.waiting().get(0).begin()).isEqualTo(noon.plus(MINUTE.multipliedBy(5)));
    assertThat(book.dropped()).isEqualTo(5);
  }
}
