package io.tureen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * A broker of {@code services/kafka} as Strimzi sets one up: clients come over TLS, with a user and
 * a password (SCRAM-SHA-512), and may do what the user was given the right to. Tests themselves use
 * {@link #admin}, which may do everything.
 */
public final class SecuredKafka implements AutoCloseable {
  private static final String KEYSTORE_PASSWORD = "of-the-test";
  private static final int ITERATIONS = 4_096;

  private final Path directory;
  private final KafkaServer server;
  private final String bootstrapServers;

  private SecuredKafka(Path directory, KafkaServer server, String bootstrapServers) {
    this.directory = directory;
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /** Starts a broker that keeps all it has in {@code directory}. */
  public static SecuredKafka start(Path directory) {
    int plain = FreePort.find();
    int controller = FreePort.find();
    int secured = FreePort.find();
    makeCertificate(directory);
    Path properties =
        write(
            directory.resolve("broker.properties"),
            """
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,CLIENTS://127.0.0.1:%3$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,CLIENTS://127.0.0.1:%3$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,CLIENTS:SASL_SSL
            listener.name.clients.sasl.enabled.mechanisms=SCRAM-SHA-512
            listener.name.clients.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
            listener.name.clients.ssl.keystore.type=PKCS12
            listener.name.clients.ssl.keystore.location=%4$s
            listener.name.clients.ssl.keystore.password=%5$s
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            allow.everyone.if.no.acl.found=false
            super.users=User:ANONYMOUS
            """
                .formatted(plain, controller, secured, keystore(directory), KEYSTORE_PASSWORD));
    Map<String, String> settings = new HashMap<>();
    settings.put("TUREEN_KAFKA_PORT", Integer.toString(plain));
    settings.put("TUREEN_KAFKA_CONTROLLER_PORT", Integer.toString(controller));
    settings.put("TUREEN_KAFKA_BROKER_PROPERTIES_FILE", properties.toString());
    KafkaServer server = KafkaServer.start(directory.resolve("data"), settings);
    return new SecuredKafka(directory, server, "127.0.0.1:" + secured);
  }

  /** Where clients come in with user and password. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Where a test comes in without. */
  public String openBootstrapServers() {
    return server.bootstrapServers();
  }

  /** The certificate to trust, as PEM. */
  public Path caCertificate() {
    return directory.resolve("ca.crt");
  }

  /** Somebody who may do everything. */
  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", server.bootstrapServers()));
  }

  /** Makes a user, or gives the one there is another password. */
  public void setPassword(String user, String password) {
    try (Admin admin = admin()) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      user,
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                      password)))
          .all()
          .get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets a user do something with what the pattern names. */
  public void allow(String user, ResourcePattern pattern, AclOperation... operations) {
    say(AclPermissionType.ALLOW, user, pattern, operations);
  }

  /** Keeps a user from doing something that he was allowed. */
  public void deny(String user, ResourcePattern pattern, AclOperation... operations) {
    say(AclPermissionType.DENY, user, pattern, operations);
  }

  private void say(
      AclPermissionType permission,
      String user,
      ResourcePattern pattern,
      AclOperation... operations) {
    List<AclBinding> rights = new ArrayList<>();
    for (AclOperation operation : operations) {
      rights.add(
          new AclBinding(
              pattern, new AccessControlEntry("User:" + user, "*", operation, permission)));
    }
    try (Admin admin = admin()) {
      admin.createAcls(rights).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private static Path keystore(Path directory) {
    return directory.resolve("broker.p12");
  }

  private static void makeCertificate(Path directory) {
    keytool(
        directory,
        "-genkeypair -keyalg EC -dname CN=broker -ext san=ip:127.0.0.1 -storetype PKCS12");
    keytool(directory, "-exportcert -rfc -file " + directory.resolve("ca.crt"));
  }

  private static void keytool(Path directory, String arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ", -1)));
    command.addAll(List.of("-alias", "broker", "-storepass", KEYSTORE_PASSWORD));
    command.addAll(List.of("-keystore", keystore(directory).toString()));
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("keytool failed: " + command);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
