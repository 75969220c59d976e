package io.tureen.catalogue.event;

import java.util.List;

/** What became of an attempt to read an event. */
public sealed interface ReadResult {

  /** It fits the catalogue. */
  record Fits(Event event) implements ReadResult {}

  /**
   * It does not.
   *
   * @param problems at least one, and at most {@value Problems#MOST}
   */
  record Misfit(List<Problem> problems) implements ReadResult {
    public Misfit {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a misfit has a problem");
      }
    }

    static Misfit of(ProblemCode code, String field, String reason) {
      return new Misfit(List.of(new Problem(code, field, reason)));
    }

    /** The first problem's code. */
    public ProblemCode code() {
      return problems.get(0).code();
    }

    /** All reasons, on one line. */
    public String reason() {
      StringBuilder all = new StringBuilder();
      for (Problem problem : problems) {
        all.append(all.isEmpty() ? "" : " ");
        if (!problem.field().isEmpty()) {
          all.append(problem.field()).append(": ");
        }
        all.append(problem.reason());
      }
      return all.toString();
    }
  }
}
