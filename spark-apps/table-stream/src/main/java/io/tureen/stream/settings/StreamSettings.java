package io.tureen.stream.settings;

import io.tureen.catalogue.CatalogueText;
import io.tureen.settings.Environment;
import io.tureen.settings.KafkaClientProperties;
import io.tureen.settings.StartException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of a stream.
 *
 * @param stream its name in the catalogue
 * @param kafka the properties of every Kafka client; a value may be a reference that Kafka resolves
 * @param warehouse the directory of the tables
 * @param triggerInterval between the begins of two batches of which the second is not full
 * @param maxRecordsPerBatch so many fill a batch; bounds its length when the stream catches up
 * @param tasksPerBatch how many tasks write a batch; each writes its own files
 * @param deduplicationWindow how long the id of an event is known, so that the event is one row
 *     though it comes again
 * @param deduplicationMaxIds how many are known at most
 * @param waitLimit how long Kafka or the Metastore may be away
 * @param minutesInterval how long a minute of the table of minutes is
 * @param decisions what a person decided where the stream refused to go on
 */
public record StreamSettings(
    String stream,
    CatalogueText catalogue,
    Map<String, String> kafka,
    URI metastore,
    URI warehouse,
    Duration triggerInterval,
    int maxRecordsPerBatch,
    int tasksPerBatch,
    Duration deduplicationWindow,
    int deduplicationMaxIds,
    Duration waitLimit,
    String healthHost,
    int healthPort,
    Duration minutesInterval,
    Decisions decisions) {

  public static final String HEALTH_PORT = "TUREEN_HEALTH_PORT";

  public static final String HELP =
      """
      Writes one stream of the catalogue to its table. Settings, from the environment:

        TUREEN_STREAM                    the stream's name in the catalogue; required
        TUREEN_CATALOGUE                 a catalogue file; empty for the built-in restaurant
        TUREEN_KAFKA_BOOTSTRAP_SERVERS   127.0.0.1:9092
        TUREEN_KAFKA_PROPERTIES_FILE     a file of more properties for the Kafka clients
        TUREEN_METASTORE_URI             thrift://127.0.0.1:9083
        TUREEN_WAREHOUSE                 URI of the directory of the tables; required
        TUREEN_TRIGGER_INTERVAL          how often a batch begins that is not full, PT1S
        TUREEN_MAX_RECORDS_PER_BATCH     so many fill a batch, which then begins at once, 50000
        TUREEN_TASKS_PER_BATCH           1; each task writes its own files
        TUREEN_DEDUPLICATION_WINDOW      how long an event that comes again is recognised by its event_id, PT1H
        TUREEN_DEDUPLICATION_MAX_IDS     how many ids are known at most, 2000000: about 50 bytes of the driver's heap each
        TUREEN_WAIT_LIMIT                how long Kafka or the Metastore may be away before the stream ends, PT10M
        TUREEN_HEALTH_HOST               127.0.0.1
        TUREEN_HEALTH_PORT               8082
        TUREEN_MINUTES_INTERVAL          how often a row is added to the table tureen_streams, PT1M
        TUREEN_DECISIONS                 what a person decided, as errors print it, separated by spaces; none

      Spark's settings are Java system properties, for example -Dspark.master=local[2].
      Exit status: 0 stopped, 1 failed, 2 a setting is wrong, 3 out of memory, 4 refused: a person has to decide.
      See docs/streams.md.
      """;

  /**
   * Reads the settings.
   *
   * @throws StartException if one is missing or wrong
   * @throws io.tureen.catalogue.CatalogueException if the catalogue file cannot be read
   */
  public static StreamSettings from(Environment environment) {
    String file = environment.text("TUREEN_CATALOGUE", "");
    return new StreamSettings(
        environment.required("TUREEN_STREAM", "menu-events"),
        file.isEmpty() ? CatalogueText.builtIn() : CatalogueText.read(Path.of(file)),
        KafkaClientProperties.from(environment),
        uri(environment, "TUREEN_METASTORE_URI", "thrift://127.0.0.1:9083"),
        environment.uri("TUREEN_WAREHOUSE", "file:///srv/tureen/warehouse"),
        environment.duration("TUREEN_TRIGGER_INTERVAL", Duration.ofSeconds(1)),
        environment.count("TUREEN_MAX_RECORDS_PER_BATCH", 50_000),
        environment.count("TUREEN_TASKS_PER_BATCH", 1),
        environment.duration("TUREEN_DEDUPLICATION_WINDOW", Duration.ofHours(1)),
        environment.count("TUREEN_DEDUPLICATION_MAX_IDS", 2_000_000),
        environment.duration("TUREEN_WAIT_LIMIT", Duration.ofMinutes(10)),
        environment.text("TUREEN_HEALTH_HOST", "127.0.0.1"),
        environment.port(HEALTH_PORT, 8082),
        environment.duration("TUREEN_MINUTES_INTERVAL", Duration.ofMinutes(1)),
        Decisions.in(environment.text(Decisions.SETTING, "")));
  }

  private static URI uri(Environment environment, String name, String fallback) {
    return environment.text(name, "").isEmpty()
        ? URI.create(fallback)
        : environment.uri(name, fallback);
  }
}
