package io.tureen.local.doctor;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * A look at one part. It may take as long as it likes: who waits for it gives up in time.
 *
 * @param part what is looked at
 * @param look answers all that is wrong there
 * @param silence what it means when no answer comes in time
 */
public record Examination(String part, Callable<List<Finding>> look, List<Finding> silence) {

  /** A look at what should answer at once. */
  public static Examination of(String part, Callable<List<Finding>> look) {
    return new Examination(part, look, List.of(NotExamined.silent(part)));
  }
}
