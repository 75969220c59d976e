package io.tureen.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Single posts, batch posts, freshness and memory, one after another. */
@Command(
    name = "all",
    description = "Single posts, batch posts, freshness and memory, one after another.",
    mixinStandardHelpOptions = true)
final class All implements Callable<Integer> {
  @Override
  public Integer call() throws Exception {
    new SinglePosts().call();
    new BatchPosts().call();
    new Freshness().call();
    new Memory().call();
    return 0;
  }
}
