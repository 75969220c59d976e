package io.tureen.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import io.tureen.health.HealthServer;
import io.tureen.health.Readiness;
import io.tureen.stream.batch.BatchWriter;
import io.tureen.stream.batch.TaskTables;
import io.tureen.stream.batch.TopicIncarnation;
import io.tureen.stream.duplicates.Duplicates;
import io.tureen.stream.executors.ExecutorMetrics;
import io.tureen.stream.executors.ExecutorPods;
import io.tureen.stream.files.ScratchDirectory;
import io.tureen.stream.files.Storage;
import io.tureen.stream.health.Progress;
import io.tureen.stream.health.Pulse;
import io.tureen.stream.history.CatalogueChange;
import io.tureen.stream.history.Eras;
import io.tureen.stream.history.KnownCatalogues;
import io.tureen.stream.history.OtherStreams;
import io.tureen.stream.minutes.Minutes;
import io.tureen.stream.query.OffsetNotes;
import io.tureen.stream.query.SignsOfLife;
import io.tureen.stream.query.SparkDefaults;
import io.tureen.stream.query.StartingSpark;
import io.tureen.stream.query.StreamQuery;
import io.tureen.stream.settings.StreamSettings;
import io.tureen.stream.table.HiveTables;
import io.tureen.stream.table.OwnTables;
import io.tureen.stream.table.StreamTable;
import io.tureen.stream.table.TableKeeper;
import io.tureen.stream.topic.EventTopic;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.topic.TopicGuard;
import io.tureen.stream.topic.TopicState;
import io.tureen.stream.waiting.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.catalog.Catalog;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of a stream together and runs them. */
final class StreamApp {
  private static final Logger LOG = LoggerFactory.getLogger(StreamApp.class);

  /** How long a table without new rows may say less than is done. */
  private static final Duration OFFSETS_NOTED_EVERY = Duration.ofMinutes(1);

  private final StreamSettings settings;
  private final Catalogue catalogue;
  private final Stream stream;
  private final CountDownLatch stopRequested;
  private final Readiness readiness = new Readiness();
  private final Pulse pulse;
  private final Waiting waiting;
  private final AtomicReference<OwnTables> tables = new AtomicReference<>();
  private final Progress progress;
  private volatile StreamQuery running;

  StreamApp(StreamSettings settings, CountDownLatch stopRequested) {
    this.settings = settings;
    this.catalogue = settings.catalogue().parse();
    this.stream = catalogue.requireStream(settings.stream());
    this.stopRequested = stopRequested;
    this.pulse = new Pulse(Clock.systemUTC(), settings.triggerInterval());
    this.waiting = new Waiting(readiness, settings.waitLimit(), stopRequested, pulse::beat);
    this.progress = new Progress(stream.name(), catalogue.topic(), () -> committed(tables.get()));
  }

  /** Runs until the stream is asked to stop, or fails. */
  void run() throws Exception {
    try (HealthServer health =
        new HealthServer(
            settings.healthHost(), settings.healthPort(), this::waitingFor, pulse::hangs)) {
      health.serve("/progress", progress::toMap);
      health.start();
      SparkConf configuration = SparkDefaults.configuration(stream.name());
      // The parts that the stream depends on are asked while Spark starts.
      try (StartingSpark spark =
          new StartingSpark(() -> startSpark(configuration, health.metrics()))) {
        follow(spark, SparkHadoopUtil.get().newConfiguration(configuration), health);
      }
    }
  }

  private void follow(StartingSpark spark, Configuration hadoop, HealthServer health)
      throws Exception {
    Storage storage = new Storage(settings.warehouse(), stream.name(), hadoop, waiting);
    storage.awaitWritable();
    try (EventTopic topic =
            waiting.until("Kafka's address", EventTopic::isUnknownHost, this::connect);
        Minutes minutes = minutes(hadoop, health);
        ScratchDirectory scratch = ScratchDirectory.of(stream.name(), settings.healthPort())) {
      follow(topic, storage, scratch, hadoop, spark, minutes, health.metrics());
    }
  }

  private SparkSession startSpark(SparkConf configuration, MeterRegistry registry) {
    ExecutorPods.deleteLeftOnes(configuration);
    SparkSession session = SparkSession.builder().config(configuration).getOrCreate();
    SignsOfLife.watch(session, pulse::beat);
    ExecutorMetrics.register(session.sparkContext(), stream.name(), registry);
    return session;
  }

  private Minutes minutes(Configuration hadoop, HealthServer health) {
    Catalog metastore =
        HiveTables.at(settings.metastore(), settings.warehouse(), hadoop, "minutes");
    return new Minutes(
        stream.name(),
        settings.minutesInterval(),
        catalogue.topic(),
        settings.kafka(),
        new TableKeeper(metastore, settings.warehouse()),
        health.metrics());
  }

  private EventTopic connect() {
    return new EventTopic(catalogue.topic(), settings.kafka());
  }

  private void follow(
      EventTopic topic,
      Storage storage,
      ScratchDirectory scratch,
      Configuration hadoop,
      StartingSpark spark,
      Minutes minutes,
      MeterRegistry metrics)
      throws Exception {
    TopicState state =
        waiting.until(
            "Kafka and its topic " + catalogue.topic(), EventTopic::mayPass, topic::state);
    Catalog metastore = HiveTables.at(settings.metastore(), settings.warehouse(), hadoop, "stream");
    TableKeeper keeper = new TableKeeper(metastore, settings.warehouse());
    OwnTables own = OwnTables.ensure(catalogue, stream, keeper, state.topicId(), waiting);
    tables.set(own);
    Offsets start = own.startIn(new TopicGuard(state, settings.decisions()), settings.decisions());
    own.all().forEach(table -> table.beginAt(start));
    Offsets position = own.position();
    minutes.beginAt(position);
    Duplicates known =
        new Duplicates(
            own.events(), settings.deduplicationWindow(), settings.deduplicationMaxIds(), waiting);
    known.register(metrics, stream.name());
    own.register(metrics, stream.name());
    SparkSession session = spark.join();
    Eras eras =
        new CatalogueChange(
                settings.catalogue(),
                own.events(),
                new OtherStreams(metastore, stream, state.topicId()),
                new KnownCatalogues(keeper, waiting),
                state,
                waiting,
                settings.decisions())
            .agree(start, position);
    BatchWriter writer =
        new BatchWriter(
            stream.name(),
            taskTables(session, eras, own),
            own,
            known,
            new TopicIncarnation(topic, state.topicId(), waiting),
            settings.tasksPerBatch());
    runQuery(
        new StreamQuery(
            session,
            settings,
            catalogue.topic(),
            start,
            scratch,
            storage,
            writer,
            report -> {
              progress.batchDone(report);
              minutes.batchDone(report);
            }));
    session.stop();
  }

  private Broadcast<TaskTables> taskTables(SparkSession session, Eras eras, OwnTables own) {
    return JavaSparkContext.fromSparkContext(session.sparkContext())
        .broadcast(
            new TaskTables(
                eras,
                stream.name(),
                own.events().table(),
                own.rejected().map(StreamTable::table),
                own.duplicates().table()));
  }

  private void runQuery(StreamQuery query) throws StreamingQueryException, InterruptedException {
    running = query;
    progress.follow(query::lastProgress);
    Thread stopper = new Thread(() -> stopWhenRequested(query), "stop");
    stopper.setDaemon(true);
    stopper.start();
    LOG.info(
        "event=started stream={} health=http://{}:{}",
        stream.name(),
        settings.healthHost(),
        settings.healthPort());
    try (OffsetNotes notes = new OffsetNotes(query::noteOffsets)) {
      notes.start(OFFSETS_NOTED_EVERY);
      query.await();
      // Spark is not done with stopping the query when the query says that it has ended.
      stopper.join();
      query.noteOffsets();
    }
  }

  private void stopWhenRequested(StreamQuery query) {
    try {
      stopRequested.await();
      query.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      LOG.warn("event=stop-timeout reason=\"{}\"", e.getMessage());
    }
  }

  /** What the stream waits for; it is ready once the query has begun to look at the topic. */
  private Map<String, String> waitingFor() {
    Map<String, String> parts = readiness.waitingFor();
    StreamQuery query = running;
    if (query == null || !query.isUnderWay()) {
      parts.putIfAbsent("the first batch", "not begun yet");
    } else if (!query.hasExecutor()) {
      parts.put("an executor", "none has registered with the driver");
    }
    return parts;
  }

  private static Map<String, Offsets> committed(OwnTables own) {
    Map<String, Offsets> committed = new LinkedHashMap<>();
    if (own != null) {
      own.all().forEach(table -> committed.put(table.name(), table.committedOffsets()));
    }
    return committed;
  }
}
