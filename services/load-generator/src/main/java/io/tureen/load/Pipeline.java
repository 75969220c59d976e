package io.tureen.load;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpResponseDecoder;

/**
 * What a connection's bytes go through: requests are bytes already, so only answers are decoded.
 */
final class Pipeline extends ChannelInitializer<Channel> {
  private final Lane lane;

  Pipeline(Lane lane) {
    this.lane = lane;
  }

  @Override
  protected void initChannel(Channel channel) {
    channel.pipeline().addLast(new HttpResponseDecoder(), new AnswerHandler(lane));
  }
}
