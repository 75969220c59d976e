package io.tureen.local.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Looks at everything at once, and waits for no one longer than for the others. */
final class Examinations {
  private Examinations() {}

  /** All findings, in the order of the examinations, by the end of {@code patience}. */
  static List<Finding> run(List<Examination> examinations, Duration patience)
      throws InterruptedException {
    // Threads of the system: a look at a disk that hangs would hold a virtual one's carrier.
    ExecutorService threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("examination-", 0).factory());
    try {
      List<Callable<List<Finding>>> looks = examinations.stream().map(Examination::look).toList();
      List<Future<List<Finding>>> answers =
          threads.invokeAll(looks, patience.toMillis(), TimeUnit.MILLISECONDS);
      List<Finding> findings = new ArrayList<>();
      for (int index = 0; index < answers.size(); index++) {
        findings.addAll(answer(examinations.get(index), answers.get(index)));
      }
      return findings;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Finding> answer(Examination examination, Future<List<Finding>> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException e) {
      return examination.silence();
    } catch (ExecutionException e) {
      return List.of(NotExamined.failed(examination.part(), e.getCause()));
    }
  }
}
