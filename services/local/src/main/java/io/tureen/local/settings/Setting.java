package io.tureen.local.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Every setting of the local system: its key in {@code tureen.yaml}, its default and what it means.
 * The environment's name for it follows from the key: {@code api-port} is {@code TUREEN_API_PORT}.
 */
public enum Setting {
  PORT_OFFSET("0", "added to every port: a second copy beside the first sets it to 100, say"),
  API_PORT("8080", "HTTP API, Swagger UI, metrics"),
  CONSOLE_PORT("8079", "the console: a page on how it is, what is in the tables, and the report"),
  TRINO_PORT("8081", "Trino: SQL and its web UI"),
  STREAMS_PORT(
      "8082", "health and metrics of the first stream; the next ones take the ports after it"),
  METASTORE_PORT("9083", "Hive Metastore (Thrift)"),
  METASTORE_HEALTH_PORT("9084", "health and metrics of the Hive Metastore"),
  KAFKA_PORT("9092", "Kafka broker"),
  KAFKA_CONTROLLER_PORT("9093", "Kafka's controller, used by the broker only"),
  KAFKA_METRICS_PORT("9404", "metrics of the Kafka broker"),
  STATE(".tureen", "directory of all data, logs and what runs; a second copy needs its own"),
  CATALOGUE("", "catalogue file; empty means the built-in restaurant"),
  TRIGGER_INTERVAL("PT1S", "how often a stream writes what has arrived, an ISO-8601 duration"),
  UPKEEP_INTERVAL(
      "PT10M",
      "from the end of one upkeep of the tables to the next, an ISO-8601 duration; PT0S means"
          + " never"),
  KAFKA_PARTITIONS("2", "partitions of the topic when it is first made"),
  SIMULATOR_ENABLED(
      "true", "whether the API answers the simulated app's GET calls, such as /login0"),
  CLASS_ARCHIVES(
      "true",
      "whether the parts keep archives of their classes: starts take half as long, the first stop"
          + " longer"),
  API_HEAP("", "Java heap of the API; empty means the part's own default, as for each heap"),
  CONSOLE_HEAP("", "Java heap of the console"),
  STREAM_HEAP("", "Java heap of each stream"),
  TRINO_HEAP("", "Java heap of Trino"),
  METASTORE_HEAP("", "Java heap of the metastore"),
  KAFKA_HEAP("", "Java heap of the broker");

  private final String defaultText;
  private final String meaning;

  Setting(String defaultText, String meaning) {
    this.defaultText = defaultText;
    this.meaning = meaning;
  }

  /** As it is written in the file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String environmentName() {
    return "TUREEN_" + name();
  }

  public String defaultText() {
    return defaultText;
  }

  public String meaning() {
    return meaning;
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }
}
