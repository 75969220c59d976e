package io.tureen.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sends a plan's traffic over some connections. All of it happens on one event loop, so nothing is
 * locked; what is on its way is bounded by the connections, since each keeps its request until the
 * request is settled.
 */
final class LoadRun {
  /**
   * How long the API may be unreachable before it was ever reached: who mistyped wants to know
   * soon.
   */
  private static final Duration FIRST_CONTACT = Duration.ofSeconds(5);

  private static final Duration BETWEEN_FIRST_TRIES = Duration.ofMillis(250);
  private static final Duration TICK = Duration.ofMillis(100);

  /** How long a stopped run waits for the answers to what it has sent. */
  private static final Duration STOP_WAIT = Duration.ofSeconds(3);

  /** How much later than its duration a load may end, so that what was due in it is sent. */
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(1);

  private static final String STOPPED = "stopped";

  private final LoadSettings settings;
  private final Iterator<EventBatch> traffic;
  private final OptionalLong total;
  private final ProgressListener listener;
  private final EventLoop loop;
  private final RetryDelay retryDelay;
  private final Tally tally = new Tally();
  private final List<Lane> lanes = new ArrayList<>();
  private final Deque<Lane> free = new ArrayDeque<>();
  private final CompletableFuture<Tally> done = new CompletableFuture<>();
  private Pace pace;
  private long startNanos;
  private OptionalLong endNanos = OptionalLong.empty();
  private long behind;
  private boolean exhausted;
  private boolean stopped;
  private boolean waitingForDue;
  private Future<?> ticks;

  LoadRun(
      LoadSettings settings,
      Iterator<EventBatch> traffic,
      OptionalLong total,
      ProgressListener listener,
      EventLoop loop) {
    this.settings = settings;
    this.traffic = traffic;
    this.total = total;
    this.listener = listener;
    this.loop = loop;
    this.retryDelay = new RetryDelay(new SplittableRandom());
  }

  /** Begins; the future ends with what was counted, or with a {@link LoadException}. */
  CompletableFuture<Tally> start() {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                (int) Math.min(settings.timeout().toMillis(), Integer.MAX_VALUE));
    Target target = new Target(settings.url());
    for (int i = 0; i < settings.connections(); i++) {
      lanes.add(new Lane(this, target, bootstrap));
    }
    loop.execute(() -> makeFirstContact(System.nanoTime() + FIRST_CONTACT.toNanos(), true));
    return done;
  }

  /** Sends nothing new, nothing again, and waits shortly for the answers under way. */
  void stop() {
    loop.execute(
        () -> {
          stopped = true;
          exhausted = true;
          for (Lane lane : lanes) {
            if (!lane.awaitsAnswer()) {
              giveUp(lane);
            }
          }
          if (lanes.stream().noneMatch(Lane::awaitsAnswer)) {
            finish();
          } else {
            later(STOP_WAIT.toNanos(), this::giveUpTheRest);
          }
        });
  }

  /** How long it has been running. */
  Duration elapsed() {
    return startNanos == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** Events that were due when the duration ended, and not sent. */
  long behind() {
    return behind;
  }

  private void makeFirstContact(long deadlineNanos, boolean first) {
    if (stopped) {
      return;
    }
    lanes
        .getFirst()
        .connect()
        .addListener(
            (ChannelFuture connected) -> {
              if (stopped) {
                return;
              }
              if (connected.isSuccess()) {
                begin();
                return;
              }
              String reason =
                  "%s cannot be reached: %s"
                      .formatted(settings.url(), Reasons.of(connected.cause()));
              boolean hopeless = connected.cause() instanceof UnknownHostException;
              if (hopeless || System.nanoTime() - deadlineNanos >= 0) {
                fail(
                    new LoadException(
                        LoadProblem.UNREACHABLE,
                        reason + ". Is the API up (./tureen status), and is that its address?"));
                return;
              }
              if (first) {
                listener.waiting(reason + "; trying for " + FIRST_CONTACT.toSeconds() + " s");
              }
              later(BETWEEN_FIRST_TRIES.toNanos(), () -> makeFirstContact(deadlineNanos, false));
            });
  }

  private void begin() {
    startNanos = System.nanoTime();
    pace = new Pace(settings.rate(), startNanos);
    settings
        .duration()
        .ifPresent(duration -> endNanos = OptionalLong.of(startNanos + duration.toNanos()));
    ticks =
        loop.scheduleAtFixedRate(
            this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    free.addAll(lanes);
    sendWhatIsDue();
  }

  /** Gives free lanes the requests that are due; comes back when the next one is. */
  private void sendWhatIsDue() {
    try {
      while (!free.isEmpty() && !exhausted) {
        long now = System.nanoTime();
        long dueNanos = pace.dueNanos(tally.sent(), now);
        if (!traffic.hasNext() || isOver(dueNanos, now)) {
          exhausted = true;
        } else if (dueNanos - now > 0) {
          comeBackIn(dueNanos - now);
          return;
        } else {
          Request request = new Request(traffic.next(), dueNanos);
          tally.sent(request);
          free.poll().take(request);
        }
      }
    } catch (RuntimeException e) {
      fail(e);
      return;
    }
    if (exhausted && free.size() == lanes.size()) {
      finish();
    }
  }

  /** Whether the duration is over for an event due then; what is late by more is left behind. */
  private boolean isOver(long dueNanos, long now) {
    if (endNanos.isEmpty()) {
      return false;
    }
    long end = endNanos.getAsLong();
    if (dueNanos - end >= 0) {
      return true;
    }
    if (now - end < LONGEST_DELAY.toNanos()) {
      return false;
    }
    behind = Math.max(0, pace.eventsDueBy(end, tally.sent()) - tally.sent());
    return true;
  }

  private void comeBackIn(long delayNanos) {
    if (waitingForDue) {
      return;
    }
    waitingForDue = true;
    later(
        delayNanos,
        () -> {
          waitingForDue = false;
          sendWhatIsDue();
        });
  }

  private void later(long delayNanos, Runnable task) {
    Future<?> _ =
        loop.schedule(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                fail(e);
              }
            },
            delayNanos,
            TimeUnit.NANOSECONDS);
  }

  void answered(Lane lane, Request request, Answer answer) {
    switch (answer.status()) {
      case Answer.ACCEPTED -> {
        tally.accepted(request, System.nanoTime() - request.dueNanos());
        settled(lane);
      }
      case Answer.UNAVAILABLE -> attemptFailed(lane, request, Attempt.refused(answer));
      default -> {
        Attempt attempt = Attempt.refused(answer);
        tally.failed(request, attempt.status(), attempt.problem());
        settled(lane);
      }
    }
  }

  void attemptFailed(Lane lane, Request request, Attempt attempt) {
    long now = System.nanoTime();
    long deadline = request.attemptFailed(now) + settings.retryFor().toNanos();
    Optional<Duration> retryAfter =
        attempt.retryAfter().flatMap(header -> RetryDelay.parse(header, Clock.systemUTC()));
    long delay = retryDelay.after(request.attempts(), retryAfter).toNanos();
    if (stopped || now + delay - deadline > 0) {
      tally.failed(request, attempt.status(), attempt.problem());
      settled(lane);
      return;
    }
    later(
        delay,
        () -> {
          if (lane.holds(request)) {
            tally.retried(request, attempt.sent());
            lane.attempt();
          }
        });
  }

  private void settled(Lane lane) {
    lane.release();
    free.add(lane);
    sendWhatIsDue();
  }

  private void tick() {
    long oldest = System.nanoTime() - settings.timeout().toNanos();
    String reason = "no answer within " + Words.of(settings.timeout());
    lanes.forEach(lane -> lane.abortIfSentBefore(oldest, reason));
    listener.progress(tally.progress(total, elapsed()));
  }

  private void giveUpTheRest() {
    lanes.forEach(this::giveUp);
    finish();
  }

  private void giveUp(Lane lane) {
    lane.request()
        .ifPresent(
            request -> {
              tally.failed(request, STOPPED, "the load was stopped");
              lane.release();
              free.add(lane);
            });
  }

  private void finish() {
    end();
    done.complete(tally);
  }

  private void fail(RuntimeException cause) {
    end();
    done.completeExceptionally(cause);
  }

  private void end() {
    exhausted = true;
    if (ticks != null) {
      ticks.cancel(false);
    }
    lanes.forEach(Lane::close);
    if (startNanos != 0) {
      listener.progress(tally.progress(total, elapsed()));
    }
  }
}
