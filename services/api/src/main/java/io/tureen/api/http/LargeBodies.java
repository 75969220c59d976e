package io.tureen.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.tureen.api.problem.ApiProblemCode;
import io.tureen.api.problem.ApiProblemException;
import io.tureen.api.settings.ApiSettings;
import io.tureen.api.settings.Limits;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory of large bodies, from the first byte to the answer: what finds no room is
 * turned away before it is received. Small bodies need no room, so that slow senders of large ones
 * cannot keep them out, and who is too slow to be answered in time loses the connection.
 */
@ServerFilter({"/v1/events", "/v1/events/**"})
final class LargeBodies {

  /**
   * A body of up to this many bytes is read on the event loop, which takes a fraction of a
   * millisecond; a larger one would keep others waiting.
   */
  static final int SMALL_BYTES = 16 * 1024;

  private static final AttributeKey<Room> ROOM = AttributeKey.valueOf(LargeBodies.class, "room");

  private final int maxRequestBytes;
  private final long maxBytes;
  private final Duration timeout;
  private final AtomicLong bytes = new AtomicLong();

  LargeBodies(ApiSettings settings) {
    Limits limits = settings.limits();
    maxRequestBytes = limits.requestBytes();
    timeout = limits.receiveTimeout().plus(limits.answerTimeout());
    maxBytes = Math.max(limits.receivingBytes(), maxRequestBytes);
  }

  @RequestFilter
  void takeRoom(HttpRequest<?> request) {
    long wanted = expectedBytes(request);
    if (wanted <= SMALL_BYTES || wanted > maxRequestBytes) { // the server itself refuses the latter
      return;
    }
    if (bytes.addAndGet(wanted) > maxBytes) {
      bytes.addAndGet(-wanted);
      throw new ApiProblemException(
          ApiProblemCode.OVER_CAPACITY,
          "Too many large requests are being read already. None of these events was taken. Retry,"
              + " with the same event_id in each event.");
    }
    if (request instanceof NettyHttpRequest<?> netty) {
      roomOf(netty.getChannelHandlerContext().channel()).take(wanted);
    }
  }

  @ResponseFilter
  void giveBackRoom(HttpRequest<?> request) {
    if (request instanceof NettyHttpRequest<?> netty) {
      Room room = netty.getChannelHandlerContext().channel().attr(ROOM).get();
      if (room != null) {
        room.giveBack();
      }
    }
  }

  /** As the request says; as much as may be if it does not say. */
  private long expectedBytes(HttpRequest<?> request) {
    long said = request.getContentLength();
    return said >= 0 || !request.getHeaders().contains("Transfer-Encoding")
        ? said
        : maxRequestBytes;
  }

  /** The connection's room, which it gives back at the latest when it closes. */
  private Room roomOf(Channel channel) {
    Room known = channel.attr(ROOM).get();
    if (known != null) {
      return known;
    }
    Room room = new Room(channel);
    channel.attr(ROOM).set(room);
    channel.closeFuture().addListener(_ -> room.giveBack());
    return room;
  }

  /** What one connection has taken; it sends one request after the other. */
  private final class Room {

    private final Channel channel;
    private final AtomicLong taken = new AtomicLong();
    private volatile Future<?> end = ImmediateEventExecutor.INSTANCE.newSucceededFuture(null);

    private Room(Channel channel) {
      this.channel = channel;
    }

    private void take(long wanted) {
      replace(wanted);
      end = channel.eventLoop().schedule(this::close, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void giveBack() {
      replace(0);
    }

    private void close() {
      ChannelFuture _ = channel.close();
    }

    private void replace(long wanted) {
      bytes.addAndGet(-taken.getAndSet(wanted));
      end.cancel(false);
    }
  }
}
