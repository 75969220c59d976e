package io.tureen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An S3 server with one bucket, which keeps its objects as files: the S3Proxy of {@code tests/s3}.
 * It is configured for its clients as a cluster configures an S3: Hadoop by a {@code
 * core-site.xml}, Trino by lines of its catalog, and a file of credentials for all.
 */
public record S3Server(ServerProcess process, URI endpoint, Path directory)
    implements AutoCloseable {
  private static final Duration START_TIME = Duration.ofMinutes(1);
  private static final String BUCKET = "tureen";
  private static final String REGION = "us-east-1";
  private static final String KEY = "test-key";
  private static final String SECRET = "the-secret-of-the-test";

  public static S3Server start(Path directory) {
    URI endpoint = URI.create("http://127.0.0.1:" + FreePort.find());
    try {
      Files.createDirectories(directory.resolve("data").resolve(BUCKET));
      Path settings = directory.resolve("s3proxy.properties");
      Files.write(
          settings,
          List.of(
              "s3proxy.endpoint=" + endpoint,
              "s3proxy.authorization=aws-v2-or-v4",
              "s3proxy.identity=" + KEY,
              "s3proxy.credential=" + SECRET,
              "jclouds.provider=filesystem-nio2",
              "jclouds.filesystem.basedir=" + directory.resolve("data")));
      ServerProcess process =
          ServerProcess.start(
              "tests/s3", Map.of(), List.of(), List.of("--properties", settings.toString()));
      S3Server server = new S3Server(process, endpoint, directory);
      server.writeClientsFiles();
      process.awaitReady(START_TIME, server::answers);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The URI of a directory in the bucket, as Hadoop and Iceberg write it. */
  public URI uri(String path) {
    return URI.create("s3a://" + BUCKET + "/" + path);
  }

  /** Where the object at {@code path} is kept. */
  public Path file(String path) {
    return directory.resolve("data").resolve(BUCKET).resolve(path);
  }

  /** The flag that puts {@code core-site.xml} on the class path of a program with Hadoop. */
  public String hadoopFlag() {
    return "-Xbootclasspath/a:" + directory.resolve("hadoop");
  }

  /** What Trino's catalog needs besides. */
  public List<String> trinoLines() {
    return List.of(
        "fs.native-s3.enabled=true",
        "s3.region=" + REGION,
        "s3.endpoint=" + endpoint,
        "s3.path-style-access=true");
  }

  /** The environment variable by which every client finds the credentials. */
  public Map<String, String> credentials() {
    return credentials("credentials");
  }

  /** The same with a secret that the server does not accept. */
  public Map<String, String> wrongCredentials() {
    return credentials("wrong-credentials");
  }

  public String secret() {
    return SECRET;
  }

  @Override
  public void close() {
    process.close();
  }

  private Map<String, String> credentials(String file) {
    return Map.of("AWS_SHARED_CREDENTIALS_FILE", directory.resolve(file).toString());
  }

  private void writeClientsFiles() throws IOException {
    Files.writeString(directory.resolve("credentials"), profile(SECRET));
    Files.writeString(directory.resolve("wrong-credentials"), profile("another-secret"));
    Files.createDirectories(directory.resolve("hadoop"));
    Files.writeString(
        directory.resolve("hadoop/core-site.xml"),
        """
        <configuration>
          <property><name>fs.s3a.endpoint</name><value>%s</value></property>
          <property><name>fs.s3a.endpoint.region</name><value>%s</value></property>
          <property><name>fs.s3a.path.style.access</name><value>true</value></property>
          <property>
            <name>fs.s3a.aws.credentials.provider</name>
            <value>software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider</value>
          </property>
        </configuration>
        """
            .formatted(endpoint, REGION));
  }

  private static String profile(String secret) {
    return "[default]%naws_access_key_id = %s%naws_secret_access_key = %s%n".formatted(KEY, secret);
  }

  private boolean answers() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
    return connection.getResponseCode() == HttpURLConnection.HTTP_FORBIDDEN;
  }
}
