package io.tureen.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tureen.api.sending.EventSender;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the API within a bounded time: no more requests, then the answers to those that are there,
 * then what Kafka still has to acknowledge.
 */
final class Stop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);

  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final EventSender sender;
  private final Duration timeout;

  Stop(ApplicationContext context, EmbeddedServer server, EventSender sender, Duration timeout) {
    this.context = context;
    this.server = server;
    this.sender = sender;
    this.timeout = timeout;
  }

  @Override
  public void run() {
    long end = System.nanoTime() + timeout.toNanos();
    LOG.info("event=stopping part=api");
    answerWhatIsThere(timeout.dividedBy(2));
    long unsettled = sender.stop(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    context.close();
    LOG.info("event=stopped part=api unsettled_events={}", unsettled);
    Runtime.getRuntime().halt(0); // after SIGTERM the JVM would say 143, though all went well
  }

  private void answerWhatIsThere(Duration atMost) {
    if (!(server instanceof GracefulShutdownCapable graceful)) {
      return;
    }
    CompletionStage<?> answered = graceful.shutdownGracefully();
    try {
      answered.toCompletableFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("event=stopping part=api open_requests=true reason={}", e.toString());
    }
  }
}
