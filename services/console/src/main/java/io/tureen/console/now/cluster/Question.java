package io.tureen.console.now.cluster;

import java.util.Optional;

/** A query that a part which is well answers. */
public interface Question {

  /** Why there was no answer; empty when there was one. */
  Optional<String> reasonUnanswered();
}
