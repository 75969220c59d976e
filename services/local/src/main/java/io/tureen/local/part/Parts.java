package io.tureen.local.part;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import io.tureen.local.settings.Ports;
import io.tureen.local.settings.Settings;
import io.tureen.local.state.StateDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parts of a system: which there are, and how their settings follow from those of the whole.
 */
public final class Parts {
  private static final String HOST = "127.0.0.1";
  private static final String UPKEEP = "upkeep";
  private static final Set<String> SERVERS =
      Set.of("kafka", "metastore", "trino", "api", "console", UPKEEP);

  private final Path home;
  private final Settings settings;
  private final Catalogue catalogue;
  private final StateDirectory state;

  public Parts(Path home, Settings settings, Catalogue catalogue) {
    this.home = home;
    this.settings = settings;
    this.catalogue = catalogue;
    this.state = new StateDirectory(settings.state());
  }

  /** All of them, in the order in which they are started and shown. */
  public List<Part> all() {
    List<Part> parts = new ArrayList<>(List.of(kafka(), metastore(), trino()));
    for (int index = 0; index < catalogue.streams().size(); index++) {
      parts.add(stream(catalogue.streams().get(index), index));
    }
    parts.add(api());
    parts.add(console());
    return parts;
  }

  /** What is done now and then; nothing, if a person wants none of it. */
  public List<Job> jobs() {
    return settings.upkeepInterval().isZero() ? List.of() : List.of(upkeep());
  }

  private Job upkeep() {
    return new Job(
        UPKEEP,
        launchFile("services/" + UPKEEP),
        Map.of(
            "TUREEN_UPKEEP_TRINO", trinoAddress().toString(), "TUREEN_CATALOGUE", catalogueFile()),
        settings.upkeepInterval());
  }

  public URI apiAddress() {
    return http(ports().api(), "");
  }

  public URI consoleAddress() {
    return http(ports().console(), "");
  }

  public URI trinoAddress() {
    return http(ports().trino(), "");
  }

  /** Where clients of Kafka connect. */
  public String bootstrapServers() {
    return at(ports().kafka());
  }

  public URI metastoreAddress() {
    return URI.create(metastoreUri());
  }

  /** A stream's part is called as the stream is, unless that is a server's name. */
  public static String nameOf(Stream stream) {
    return SERVERS.contains(stream.name()) ? "stream-" + stream.name() : stream.name();
  }

  private Part kafka() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("TUREEN_KAFKA_PORT", text(ports().kafka()));
    environment.put("TUREEN_KAFKA_CONTROLLER_PORT", text(ports().kafkaController()));
    environment.put("TUREEN_KAFKA_METRICS_PORT", text(ports().kafkaMetrics()));
    environment.put("TUREEN_KAFKA_DATA", state.data("kafka").toString());
    environment.put("TUREEN_KAFKA_TOPIC", catalogue.topic());
    environment.put("TUREEN_KAFKA_PARTITIONS", text(settings.kafkaPartitions()));
    Readiness readiness = saysReady("kafka", http(ports().kafkaMetrics(), "/-/healthy"));
    return server("kafka", at(ports().kafka()), environment, settings.heaps().kafka(), readiness);
  }

  private Part metastore() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("TUREEN_METASTORE_HOST", HOST);
    environment.put("TUREEN_METASTORE_PORT", text(ports().metastore()));
    environment.put("TUREEN_HEALTH_HOST", HOST);
    environment.put("TUREEN_HEALTH_PORT", text(ports().metastoreHealth()));
    environment.put("TUREEN_METASTORE_DATA", state.data("metastore").toString());
    environment.put("TUREEN_WAREHOUSE", warehouse());
    Readiness readiness =
        saysReady("metastore", http(ports().metastoreHealth(), "/health/readiness"));
    return server(
        "metastore", at(ports().metastore()), environment, settings.heaps().metastore(), readiness);
  }

  private Part trino() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("TUREEN_TRINO_HOST", HOST);
    environment.put("TUREEN_TRINO_PORT", text(ports().trino()));
    environment.put("TUREEN_TRINO_DATA", state.data("trino").toString());
    environment.put("TUREEN_METASTORE_URI", metastoreUri());
    Readiness readiness = saysReady("trino", http(ports().trino(), "/v1/info"));
    return server(
        "trino", trinoAddress().toString(), environment, settings.heaps().trino(), readiness);
  }

  private Part server(
      String name,
      String address,
      Map<String, String> environment,
      Optional<String> heap,
      Readiness readiness) {
    return new Part(
        name,
        launchFile("services/" + name),
        environment,
        javaOptions(heap),
        address,
        readiness,
        Set.of(),
        2,
        Duration.ofSeconds(20));
  }

  private Readiness saysReady(String name, URI address) {
    return new Readiness.LineLogged(state.log(name), "event=ready part=" + name, address);
  }

  private Part stream(Stream stream, int index) {
    int port = ports().stream(index);
    Map<String, String> environment = new TreeMap<>();
    environment.put("TUREEN_STREAM", stream.name());
    environment.put("TUREEN_CATALOGUE", catalogueFile());
    environment.put("TUREEN_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    environment.put("TUREEN_METASTORE_URI", metastoreUri());
    environment.put("TUREEN_WAREHOUSE", warehouse());
    environment.put("TUREEN_TRIGGER_INTERVAL", settings.triggerInterval().toString());
    environment.put("TUREEN_HEALTH_HOST", HOST);
    environment.put("TUREEN_HEALTH_PORT", text(port));
    return new Part(
        nameOf(stream),
        launchFile("spark-apps/table-stream"),
        environment,
        javaOptions(settings.heaps().stream()),
        http(port, "").toString(),
        new Readiness.HttpOk(http(port, "/health/readiness")),
        Set.of(),
        1,
        Duration.ofSeconds(20));
  }

  private Part api() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("TUREEN_API_HOST", HOST);
    environment.put("TUREEN_API_PORT", text(ports().api()));
    environment.put("TUREEN_CATALOGUE", catalogueFile());
    environment.put("TUREEN_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    environment.put("TUREEN_SIMULATOR_ENABLED", String.valueOf(settings.simulatorEnabled()));
    return new Part(
        "api",
        launchFile("services/api"),
        environment,
        javaOptions(settings.heaps().api()),
        apiAddress().toString(),
        new Readiness.HttpOk(http(ports().api(), "/health/readiness")),
        Set.of(),
        0,
        Duration.ofSeconds(20));
  }

  private Part console() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("TUREEN_CONSOLE_HOST", HOST);
    environment.put("TUREEN_CONSOLE_PORT", text(ports().console()));
    environment.put("TUREEN_CONSOLE_TRINO", trinoAddress().toString());
    environment.put("TUREEN_CONSOLE_STATUS_FILE", state.status().path().toString());
    environment.put("TUREEN_CATALOGUE", catalogueFile());
    return new Part(
        "console",
        launchFile("services/console"),
        environment,
        javaOptions(settings.heaps().console()),
        consoleAddress().toString(),
        new Readiness.HttpOk(http(ports().console(), "/health/readiness")),
        Set.of(),
        0,
        Duration.ofSeconds(20));
  }

  private static List<String> javaOptions(Optional<String> heap) {
    return heap.map(size -> List.of("-Xmx" + size)).orElse(List.of());
  }

  private Ports ports() {
    return settings.ports();
  }

  private Path launchFile(String module) {
    return home.resolve(module).resolve("target/launch/java.args");
  }

  private String catalogueFile() {
    return settings.catalogue().map(Path::toString).orElse("");
  }

  private String metastoreUri() {
    return "thrift://" + at(ports().metastore());
  }

  private String warehouse() {
    return state.data("warehouse").toUri().toString();
  }

  private static String at(int port) {
    return HOST + ":" + port;
  }

  private static URI http(int port, String path) {
    return URI.create("http://" + HOST + ":" + port + path);
  }

  private static String text(int number) {
    return String.valueOf(number);
  }
}
