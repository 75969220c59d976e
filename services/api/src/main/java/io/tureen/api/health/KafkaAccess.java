package io.tureen.api.health;

import io.tureen.api.settings.ApiSettings;
import io.tureen.health.HealthServer;
import io.tureen.health.NotReadyException;
import io.tureen.health.Readiness;
import io.tureen.health.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;

/**
 * Whether Kafka can be reached at all. On a cluster the API may be there before Kafka has a name,
 * without which its clients cannot be made, and before Kafka knows the API's user: a producer that
 * was refused once is of no use any more.
 */
public final class KafkaAccess {

  private static final String TIMEOUT_MILLIS = "5000";

  private final ApiSettings settings;
  private final String topic;
  private final List<String> hosts;

  public KafkaAccess(ApiSettings settings, String topic) {
    this.settings = settings;
    this.topic = topic;
    this.hosts =
        Stream.of(settings.kafka().get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG).split(","))
            .map(String::strip)
            .map(KafkaAccess::host)
            .toList();
  }

  /**
   * Waits until a name of Kafka's is known and, where it wants to know who comes, until it lets the
   * API in. Tells so at the address where the API will be.
   */
  public void await() throws InterruptedException, IOException {
    if (!isSecured() && isKnown()) {
      return;
    }
    Readiness readiness = new Readiness();
    try (HealthServer health =
        new HealthServer(settings.host(), settings.port(), readiness::waitingFor)) {
      readiness.waitsFor("kafka", "it is asked whether it lets the API in");
      health.refuseOthers();
      health.start();
      new Waiting(readiness).until("kafka", this::enter);
    }
  }

  private boolean isSecured() {
    return !settings
        .kafka()
        .getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT")
        .equals("PLAINTEXT");
  }

  private boolean isKnown() {
    try {
      return lookUp() != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** With a client of its own, which reads the credentials as they are now. */
  private InetAddress enter() throws UnknownHostException, NotReadyException, InterruptedException {
    InetAddress address = lookUp();
    if (isSecured()) {
      Map<String, Object> properties = new HashMap<>(settings.kafka());
      properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
      properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
      try (Admin admin = Admin.create(properties)) {
        var _ = admin.describeCluster().nodes().get();
      } catch (ExecutionException e) {
        throw new NotReadyException(Obstacles.reason(e.getCause(), topic));
      } catch (KafkaException e) {
        return address; // a wrong property, which is said when the API makes its own clients
      }
    }
    return address;
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
