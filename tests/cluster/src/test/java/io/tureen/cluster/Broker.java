package io.tureen.cluster;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.tureen.testing.FreePort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * A Kafka broker beside the release: TLS with a certificate authority of the test's own, users with
 * passwords, and no right for anyone but those that are given. Only pods of the release reach it.
 *
 * <p>Its other listener is on the loopback address of its pod, for the test, which comes through a
 * port-forward. A client is told by the broker where the broker is, so the port is the same here
 * and there.
 */
final class Broker {
  static final String NAME = "broker";
  static final String TOPIC = "menu_app_events";
  private static final String POD = NAME + "-0";
  private static final int CLIENTS_PORT = 9094;
  private static final int PARTITIONS = 2;
  private static final Duration START_TIME = Duration.ofMinutes(3);

  private final String namespace;
  private final String release;
  private final int adminPort = FreePort.find();
  private Secret ca;

  Broker(String namespace, String release) {
    this.namespace = namespace;
    this.release = release;
  }

  String bootstrapServers() {
    return "%s:%d".formatted(host(), CLIENTS_PORT);
  }

  private String host() {
    return "%s.%s.svc".formatted(NAME, namespace);
  }

  static String caSecret() {
    return NAME + "-ca";
  }

  /** Creates the broker's objects; it is up later. */
  void create() {
    CertificateAuthority authority = new CertificateAuthority("Tureen test");
    ca = secret(caSecret(), "ca.crt", authority.certificate());
    apply(ca);
    apply(secret(NAME + "-key", "key-and-certificate.pem", authority.keyAndCertificate(host())));
    apply(
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(NAME)
            .endMetadata()
            .withData(Map.of("broker.properties", properties()))
            .build());
    manifests().forEach(this::apply);
  }

  /** Lets a release in another namespace know whom to trust; after {@link #create}. */
  void giveCaTo(String other) {
    Cluster.client()
        .resource(secret(caSecret(), "ca.crt", ca.getStringData().get("ca.crt")))
        .inNamespace(other)
        .serverSideApply();
  }

  /** Waits until it is up, and gives the users their rights. */
  void admit(BrokerUsers users) {
    await("the broker takes the users")
        .atMost(START_TIME)
        .ignoreExceptions()
        .until(
            () -> {
              try (LocalPortForward _ = forward();
                  Admin admin = admin()) {
                users.createIn(admin);
                return true;
              }
            });
  }

  /** How many records the topic has taken. */
  long records() {
    try (LocalPortForward _ = forward();
        Admin admin = admin()) {
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        ends.put(new TopicPartition(TOPIC, partition), OffsetSpec.latest());
      }
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(result -> result.offset())
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  Pod pod() {
    return Cluster.client().pods().inNamespace(namespace).withName(POD).require();
  }

  private LocalPortForward forward() {
    return Cluster.client().pods().resource(pod()).portForward(adminPort, adminPort);
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            "127.0.0.1:" + adminPort,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            10_000,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000));
  }

  private String properties() {
    return """
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:9093,CLIENTS://0.0.0.0:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,CLIENTS://%3$s
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,CLIENTS:SASL_SSL
    listener.name.clients.sasl.enabled.mechanisms=SCRAM-SHA-512
    listener.name.clients.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
    listener.name.clients.ssl.keystore.type=PEM
    listener.name.clients.ssl.keystore.location=/etc/broker-key/key-and-certificate.pem
    authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
    allow.everyone.if.no.acl.found=false
    # The broker itself, and the test: both are in the pod, where nobody else comes.
    super.users=User:ANONYMOUS
    """
        .formatted(adminPort, CLIENTS_PORT, bootstrapServers());
  }

  private List<HasMetadata> manifests() {
    try (InputStream template = Broker.class.getResourceAsStream("/broker.yaml")) {
      String text =
          new String(template.readAllBytes(), StandardCharsets.UTF_8)
              .replace("$RELEASE", release)
              .replace("$TAG", Images.tag())
              .replace("$ADMIN_PORT", Integer.toString(adminPort));
      return Cluster.client()
          .load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
          .items();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void apply(HasMetadata resource) {
    Cluster.client().resource(resource).inNamespace(namespace).serverSideApply();
  }

  private static Secret secret(String name, String key, String text) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withStringData(Map.of(key, text))
        .build();
  }
}
