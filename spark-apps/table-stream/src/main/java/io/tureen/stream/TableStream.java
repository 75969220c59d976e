package io.tureen.stream;

import io.tureen.catalogue.CatalogueException;
import io.tureen.settings.Environment;
import io.tureen.settings.Ports;
import io.tureen.settings.StartException;
import io.tureen.stream.failure.Causes;
import io.tureen.stream.failure.ExitStatus;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.query.Failures;
import io.tureen.stream.settings.StreamSettings;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: writes one stream of the catalogue to its table, until it is stopped. */
public final class TableStream {
  private static final Logger LOG = LoggerFactory.getLogger(TableStream.class);

  private TableStream() {}

  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.print(StreamSettings.HELP);
      return;
    }
    Lifecycle lifecycle = new Lifecycle();
    int status = run(lifecycle);
    lifecycle.exit(status);
  }

  private static int run(Lifecycle lifecycle) {
    try {
      StreamSettings settings = StreamSettings.from(Environment.ofProcess());
      Ports.requireFree(settings.healthHost(), settings.healthPort(), StreamSettings.HEALTH_PORT);
      new StreamApp(settings, lifecycle.stopRequested()).run();
      LOG.info("event=stopped stream={}", settings.stream());
      return ExitStatus.STOPPED;
    } catch (StartException e) {
      LOG.error("{}", e.line());
      return ExitStatus.WRONG_SETTING;
    } catch (CatalogueException e) {
      LOG.error("{}", e.getMessage());
      return ExitStatus.WRONG_SETTING;
    } catch (Exception e) {
      if (Causes.find(e, CancellationException.class).isPresent()) {
        LOG.info("event=stopped while=waiting");
        return ExitStatus.STOPPED;
      }
      return report(Failures.explain(e));
    }
  }

  private static int report(StreamException failure) {
    if (failure.problem() == StreamProblem.FAILED) {
      LOG.warn("event=failed", failure.getCause());
    } else {
      LOG.debug("event=failed", failure);
    }
    LOG.error("{}: {}", failure.problem().code(), failure.getMessage());
    return failure.problem().exitStatus();
  }
}
