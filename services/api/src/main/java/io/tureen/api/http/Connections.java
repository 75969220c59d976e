package io.tureen.api.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The connections of clients, and whether each is let go with its next answer. Thread-safe. */
@Singleton
public final class Connections
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry>, NettyServerCustomizer {

  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private int open;
  private volatile boolean lettingGo;

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(this);
    return event.getBean();
  }

  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    if (role == ChannelRole.CONNECTION) {
      opened();
      channel.closeFuture().addListener(_ -> closed());
    }
    return this;
  }

  /**
   * From now on every answer is the last of its connection, which a client is told by {@code
   * Connection: close}: a connection that the server closes of its own accord breaks the request
   * that may be on its way (RFC 9112, 9.6).
   *
   * @return done when no connection is open
   */
  public synchronized CompletionStage<Void> letGo() {
    lettingGo = true;
    completeIfGone();
    return gone;
  }

  /** Asked with every answer, so it waits for nobody. */
  public boolean areLetGo() {
    return lettingGo;
  }

  private synchronized void opened() {
    open++;
  }

  private synchronized void closed() {
    open--;
    completeIfGone();
  }

  private void completeIfGone() {
    if (lettingGo && open == 0) {
      gone.complete(null);
    }
  }
}
