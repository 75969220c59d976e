package io.tureen.load;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;

/** Puts a connection's answers together, and tells its lane of them and of the connection's end. */
final class AnswerHandler extends SimpleChannelInboundHandler<HttpObject> {
  private static final int LONGEST_BODY = 16_384;
  private static final int INFORMATIONAL_BELOW = 200;

  private final Lane lane;
  private final StringBuilder body = new StringBuilder();
  private HttpResponse head;
  private String failure = "the connection was closed before the answer";

  AnswerHandler(Lane lane) {
    this.lane = lane;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part.decoderResult().isFailure()) {
      failure = "the answer is not HTTP (" + part.decoderResult().cause().getMessage() + ")";
      ChannelFuture _ = context.close();
      return;
    }
    if (part instanceof HttpResponse response) {
      head = response;
      body.setLength(0);
    }
    if (part instanceof HttpContent content) {
      keep(content);
    }
    if (part instanceof LastHttpContent && head.status().code() >= INFORMATIONAL_BELOW) {
      lane.answered(
          new Answer(
              head.status().code(),
              head.headers().get(HttpHeaderNames.RETRY_AFTER),
              body.toString(),
              HttpUtil.isKeepAlive(head)));
    }
  }

  private void keep(HttpContent content) {
    int room = LONGEST_BODY - body.length();
    if (room > 0 && head.status().code() != Answer.ACCEPTED) {
      int length = Math.min(room, content.content().readableBytes());
      body.append(
          content
              .content()
              .toString(content.content().readerIndex(), length, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    lane.closed(context.channel(), failure);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    failure = "the connection broke (" + cause.getMessage() + ")";
    ChannelFuture _ = context.close();
  }
}
