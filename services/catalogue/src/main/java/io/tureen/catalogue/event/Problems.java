package io.tureen.catalogue.event;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with one event, up to a limit, so that a hostile event does not make a
 * large answer.
 */
final class Problems {

  static final int MOST = 10;

  private final List<Problem> found = new ArrayList<>(2);

  void add(ProblemCode code, String field, String reason) {
    if (found.size() < MOST) {
      found.add(new Problem(code, field, reason));
    }
  }

  boolean isFull() {
    return found.size() == MOST;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  ReadResult.Misfit toMisfit() {
    return new ReadResult.Misfit(found);
  }
}
