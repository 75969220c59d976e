package io.tureen.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.Optional;

/**
 * One connection to the API, made anew when it breaks, and at most one request, which it keeps
 * until the request is settled. Only the event loop touches it.
 */
final class Lane {
  private final LoadRun run;
  private final Target target;
  private final Bootstrap bootstrap;
  private Channel channel;
  private Request request;
  private boolean awaitingAnswer;
  private long sentNanos;
  private Optional<String> abortReason = Optional.empty();

  Lane(LoadRun run, Target target, Bootstrap bootstrap) {
    this.run = run;
    this.target = target;
    this.bootstrap = bootstrap;
  }

  void take(Request next) {
    request = next;
    attempt();
  }

  /** Sends the request, once more if need be. */
  void attempt() {
    if (channel != null && channel.isActive()) {
      send();
      return;
    }
    connect()
        .addListener(
            (ChannelFuture connected) -> {
              if (request == null) {
                return;
              }
              if (connected.isSuccess()) {
                send();
              } else {
                run.attemptFailed(this, request, Attempt.notSent(Reasons.of(connected.cause())));
              }
            });
  }

  /** Opens the connection. */
  ChannelFuture connect() {
    ChannelFuture connecting =
        bootstrap.clone().handler(new Pipeline(this)).connect(target.address());
    connecting.addListener(
        (ChannelFuture connected) -> {
          if (connected.isSuccess()) {
            channel = connected.channel();
          }
        });
    return connecting;
  }

  private void send() {
    awaitingAnswer = true;
    abortReason = Optional.empty();
    sentNanos = System.nanoTime();
    // A failed write closes the channel, which is when the lane hears of it.
    ChannelFuture _ =
        channel.writeAndFlush(
            target.request(channel.alloc(), request.json()), channel.voidPromise());
  }

  void answered(Answer answer) {
    if (!awaitingAnswer) {
      ChannelFuture _ = channel.close();
      return;
    }
    awaitingAnswer = false;
    if (!answer.keepAlive()) {
      ChannelFuture _ = channel.close();
      channel = null;
    }
    run.answered(this, request, answer);
  }

  void closed(Channel closedChannel, String reason) {
    if (!closedChannel.equals(channel)) {
      return;
    }
    channel = null;
    if (awaitingAnswer) {
      awaitingAnswer = false;
      run.attemptFailed(this, request, Attempt.answerLost(abortReason.orElse(reason)));
    }
  }

  /** Gives an attempt up whose answer takes longer than that. */
  void abortIfSentBefore(long nanos, String reason) {
    if (awaitingAnswer && sentNanos - nanos < 0) {
      abortReason = Optional.of(reason);
      ChannelFuture _ = channel.close();
    }
  }

  /** The request is settled, one way or the other. */
  void release() {
    request = null;
  }

  Optional<Request> request() {
    return Optional.ofNullable(request);
  }

  boolean awaitsAnswer() {
    return awaitingAnswer;
  }

  /** Whether this very request is still to be settled. */
  @SuppressWarnings("ReferenceEquality")
  boolean holds(Request wanted) {
    return request == wanted;
  }

  void close() {
    awaitingAnswer = false;
    request = null;
    if (channel != null) {
      ChannelFuture _ = channel.close();
    }
  }
}
