package io.tureen.load;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueException;
import io.tureen.traffic.PlanLine;
import io.tureen.traffic.Simulator;
import io.tureen.traffic.TrafficException;
import io.tureen.traffic.TrafficPlan;
import io.tureen.traffic.TrafficWeights;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Sends traffic to the API, and reports what came of it. */
public final class LoadGenerator {
  private LoadGenerator() {}

  /**
   * Sends the traffic, and returns when all of it is settled. When the thread is interrupted,
   * nothing new is sent, the answers under way are waited for shortly, and the report tells of what
   * was done; the thread stays interrupted.
   *
   * @throws LoadException if the API cannot be reached at first
   * @throws CatalogueException if the catalogue file has a mistake
   * @throws TrafficException if the plan file has a mistake
   */
  public static LoadReport run(LoadSettings settings, ProgressListener listener) {
    Catalogue catalogue = settings.catalogue().map(Catalogue::load).orElseGet(Catalogue::builtIn);
    TrafficPlan plan =
        switch (settings.plan()) {
          case LoadSettings.FULL -> TrafficPlan.full(catalogue);
          case LoadSettings.EACH -> TrafficPlan.each(catalogue);
          default -> TrafficPlan.load(Path.of(settings.plan()), catalogue);
        };
    Clock until =
        Clock.fixed(settings.until().atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    Simulator simulator =
        new Simulator(catalogue, TrafficWeights.builtIn(), until, settings.seed());
    boolean once = settings.duration().isEmpty();
    Iterator<PlanLine> lines =
        once ? plan.shuffled(settings.seed()) : plan.shuffledForever(settings.seed());
    OptionalLong total = once ? OptionalLong.of(plan.total()) : totalOf(settings);
    Optional<Clock> now = settings.live() ? Optional.of(Clock.systemUTC()) : Optional.empty();
    Traffic traffic = new Traffic(lines, simulator, settings.batch(), now);
    return send(settings, plan.name(), traffic, total, listener);
  }

  /** A rate and a duration make a number of events, whatever the plan. */
  private static OptionalLong totalOf(LoadSettings settings) {
    return settings.rate().isEmpty() || settings.duration().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            (long)
                Math.ceil(
                    settings.rate().getAsDouble() * settings.duration().get().toNanos() / 1e9));
  }

  /** Sends these events; otherwise as {@link #run}. */
  static LoadReport send(
      LoadSettings settings,
      String plan,
      Iterator<EventBatch> traffic,
      OptionalLong total,
      ProgressListener listener) {
    try (Loop loop = new Loop()) {
      LoadRun run = new LoadRun(settings, traffic, total, listener, loop.group().next());
      CompletableFuture<Tally> counted = run.start();
      boolean stopped = false;
      while (true) {
        try {
          Tally tally = counted.get();
          if (stopped) {
            Thread.currentThread().interrupt();
          }
          return report(settings, plan, run, tally, stopped);
        } catch (InterruptedException e) {
          stopped = true;
          run.stop();
        } catch (ExecutionException e) {
          throw e.getCause() instanceof RuntimeException cause
              ? cause
              : new IllegalStateException(e);
        }
      }
    }
  }

  private static LoadReport report(
      LoadSettings settings, String plan, LoadRun run, Tally tally, boolean stopped) {
    return new LoadReport(
        plan,
        settings.url(),
        settings.seed(),
        settings.until(),
        tally.sent(),
        tally.requests(),
        tally.accepted(),
        tally.retried(),
        tally.answersLost(),
        tally.failures(),
        run.behind(),
        run.elapsed(),
        tally.latency(),
        stopped);
  }

  /** The one thread that sends; it ends with the run. */
  private record Loop(MultiThreadIoEventLoopGroup group) implements AutoCloseable {
    Loop() {
      this(
          new MultiThreadIoEventLoopGroup(
              1, new DefaultThreadFactory("load", true), NioIoHandler.newFactory()));
    }

    @Override
    public void close() {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
  }
}
