package io.tureen.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tureen.api.http.Connections;
import io.tureen.api.sending.EventSender;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the API within a bounded time. It still takes what clients send over the connections that
 * they have, and tells each that it closes; then it takes no more requests, answers those that are
 * there, and waits for what Kafka still has to acknowledge.
 */
final class Stop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);
  private static final int STEPS = 3;

  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final Connections connections;
  private final EventSender sender;
  private final Duration timeout;

  Stop(ApplicationContext context, EmbeddedServer server, Duration timeout) {
    this.context = context;
    this.server = server;
    this.connections = context.getBean(Connections.class);
    this.sender = context.getBean(EventSender.class);
    this.timeout = timeout;
  }

  @Override
  public void run() {
    long end = System.nanoTime() + timeout.toNanos();
    LOG.info("event=stopping part=api");
    boolean idle = isDone(connections.letGo());
    if (!isDone(answerWhatIsThere())) {
      LOG.warn("event=stopping part=api open_requests=true");
    }
    long unsettled = sender.stop(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    context.close();
    LOG.info(
        "event=stopped part=api unsettled_events={} idle_connections_closed={}", unsettled, !idle);
    Runtime.getRuntime().halt(0); // after SIGTERM the JVM would say 143, though all went well
  }

  private CompletionStage<?> answerWhatIsThere() {
    return server instanceof GracefulShutdownCapable graceful
        ? graceful.shutdownGracefully()
        : CompletableFuture.completedStage(null);
  }

  /** Whether it is done within a third of the time. */
  private boolean isDone(CompletionStage<?> step) {
    try {
      step.toCompletableFuture().get(timeout.dividedBy(STEPS).toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
