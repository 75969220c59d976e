package io.tureen.cluster;

import io.fabric8.kubernetes.client.LocalPortForward;
import io.tureen.testing.KeptConnection;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients of the API that come through a port-forward, each over a connection that it keeps until
 * it is told that it closes, and never repeat a request.
 */
final class FaithfulClients implements AutoCloseable {
  private static final int CLIENTS = 4;
  private static final int ACCEPTED = 202;

  private final Release release;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger accepted = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
  private volatile boolean finishing;

  private FaithfulClients(Release release) {
    this.release = release;
  }

  /** Begins to send, until it is closed. */
  static FaithfulClients start(Release release) {
    FaithfulClients clients = new FaithfulClients(release);
    for (int client = 0; client < CLIENTS; client++) {
      clients.threads.execute(clients::send);
    }
    return clients;
  }

  int accepted() {
    return accepted.get();
  }

  /** What became of the requests that were not accepted. */
  List<String> broken() {
    return List.copyOf(broken);
  }

  private void send() {
    while (!finishing) {
      try (LocalPortForward forward = release.forward("api");
          KeptConnection connection = new KeptConnection(forward.getLocalPort())) {
        boolean last = false;
        while (!finishing && !last) {
          last = send(connection);
        }
      } catch (IOException e) {
        broken.add(e.toString());
      }
    }
  }

  /** Whether the answer is the connection's last. */
  private boolean send(KeptConnection connection) throws IOException {
    KeptConnection.Answer answer =
        connection.post("/v1/events/login", "{\"user_id\": \"faithful\"}");
    if (answer.status() != ACCEPTED) {
      throw new IOException("answered " + answer.status());
    }
    accepted.incrementAndGet();
    return answer.last();
  }

  /** Lets each end with the request that it is at. */
  @Override
  public void close() {
    finishing = true;
    threads.close();
  }
}
