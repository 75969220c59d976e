package io.tureen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A user of a {@link SecuredKafka} as a program gets it on a cluster: a directory with the files of
 * a mounted Secret, and a file of properties that refers to it.
 */
public record KafkaUser(SecuredKafka kafka, String name, Path directory) {

  /** Makes the files; that Kafka knows the user is another thing. */
  public static KafkaUser of(SecuredKafka kafka, String name, String password, Path directory) {
    KafkaUser user = new KafkaUser(kafka, name, directory);
    try {
      Files.createDirectories(user.secret());
      Files.writeString(
          user.propertiesFile(),
          """
          security.protocol=SASL_SSL
          sasl.mechanism=SCRAM-SHA-512
          sasl.jaas.config=${directory:%s:sasl.jaas.config}
          config.providers=directory
          config.providers.directory.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
          ssl.truststore.type=PEM
          ssl.truststore.location=%s
          """
              .formatted(user.secret(), kafka.caCertificate()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    user.writePassword(password);
    return user;
  }

  /** Writes a password into the Secret's file. */
  public void writePassword(String password) {
    try {
      Files.writeString(
          secret().resolve("sasl.jaas.config"),
          "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
              .formatted(name, password));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path propertiesFile() {
    return directory.resolve("client.properties");
  }

  private Path secret() {
    return directory.resolve("kafka-user");
  }
}
