package io.tureen.api;

import io.tureen.health.HealthServer;
import io.tureen.health.Readiness;
import io.tureen.health.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/**
 * The names of Kafka's hosts. Its clients cannot be made before one of them is known, and on a
 * cluster the API may be there before Kafka has a name.
 */
final class KafkaNames {

  private final List<String> hosts;

  /**
   * @param bootstrapServers host:port, separated by commas
   */
  KafkaNames(String bootstrapServers) {
    this.hosts =
        Stream.of(bootstrapServers.split(",")).map(String::strip).map(KafkaNames::host).toList();
  }

  /** Waits until one is known, and tells so at the address where the API will be. */
  void awaitKnown(String host, int port) throws InterruptedException, IOException {
    if (isKnown()) {
      return;
    }
    Readiness readiness = new Readiness();
    try (HealthServer health = new HealthServer(host, port, readiness::waitingFor)) {
      readiness.waitsFor("kafka", "its name is looked up");
      health.start();
      new Waiting(readiness).until("kafka", this::lookUp);
    }
  }

  private boolean isKnown() {
    try {
      return lookUp() != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private InetAddress lookUp() throws UnknownHostException {
    for (String host : hosts) {
      try {
        return InetAddress.getByName(host);
      } catch (UnknownHostException e) {
        // The next one may be known.
      }
    }
    throw new UnknownHostException("DNS knows no address of " + String.join(", ", hosts));
  }

  /** What is no address is left to Kafka's clients, whose words about it are better. */
  private static String host(String server) {
    String host = Utils.getHost(server);
    return host == null ? "localhost" : host;
  }
}
