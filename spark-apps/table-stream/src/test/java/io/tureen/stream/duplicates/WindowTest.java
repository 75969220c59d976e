package io.tureen.stream.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Window window = new Window(Duration.ofHours(1), 1_000, List.of());

  @Test
  void anIdIsKnownForTheWholeWindowAndForgottenSoonAfter() {
    window.add(1, 1, 7);
    pass(59);
    assertThat(window.find(1, 1)).isEqualTo(7);

    pass(6);

    assertThat(window.find(1, 1)).isEqualTo(Origin.NONE);
    assertThat(window.isCutShort()).isFalse();
  }

  @Test
  void anOutageOfTheStreamDoesNotEmptyTheWindow() {
    window.add(1, 1, 7);

    window.moveOn(Duration.ofDays(3));

    assertThat(window.find(1, 1)).isEqualTo(7);
  }

  @Test
  void aClockThatGoesBackForgetsNothing() {
    window.add(1, 1, 7);

    window.moveOn(Duration.ofDays(-3));

    assertThat(window.find(1, 1)).isEqualTo(7);
  }

  @Test
  void ofTooManyIdsTheNewestStay() {
    for (int i = 0; i < 5_000; i++) {
      window.add(i, 0, i);
    }

    assertThat(window.size()).isBetween(1_000, 1_125);
    for (int i = 4_000; i < 5_000; i++) {
      assertThat(window.find(i, 0)).isEqualTo(i);
    }
    assertThat(window.find(0, 0)).isEqualTo(Origin.NONE);
    assertThat(window.isCutShort()).isTrue();
  }

  @Test
  void idsThatWereReadBeforeGetOlderLikeAnyOther() {
    EventIds newest = new EventIds();
    newest.putIfAbsent(1, 1, 7);
    EventIds older = new EventIds();
    older.putIfAbsent(2, 2, 8);
    Window filled = new Window(Duration.ofHours(1), 1_000, List.of(newest, older));
    assertThat(filled.size()).isEqualTo(2);

    for (int i = 0; i < 58; i++) {
      filled.moveOn(MINUTE);
      filled.add(100 + i, 0, i);
    }

    assertThat(filled.find(1, 1)).isEqualTo(7);
    assertThat(filled.find(2, 2)).isEqualTo(Origin.NONE);
  }

  private void pass(int minutes) {
    for (int i = 0; i < minutes; i++) {
      window.moveOn(MINUTE);
      window.add(100 + i, minutes, i);
    }
  }
}
