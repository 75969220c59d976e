package io.tureen.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import io.tureen.health.HealthServer;
import io.tureen.health.Readiness;
import io.tureen.stream.batch.BatchWriter;
import io.tureen.stream.batch.TaskTables;
import io.tureen.stream.batch.TopicIncarnation;
import io.tureen.stream.executors.ExecutorMetrics;
import io.tureen.stream.executors.ExecutorPods;
import io.tureen.stream.files.Storage;
import io.tureen.stream.health.Progress;
import io.tureen.stream.health.Pulse;
import io.tureen.stream.history.CatalogueChange;
import io.tureen.stream.history.Eras;
import io.tureen.stream.history.KnownCatalogues;
import io.tureen.stream.history.OtherStreams;
import io.tureen.stream.minutes.Minutes;
import io.tureen.stream.query.RestartedQuery;
import io.tureen.stream.query.SignsOfLife;
import io.tureen.stream.query.SparkDefaults;
import io.tureen.stream.query.Start;
import io.tureen.stream.query.StartingPoint;
import io.tureen.stream.query.StartingSpark;
import io.tureen.stream.query.StreamQuery;
import io.tureen.stream.settings.StreamSettings;
import io.tureen.stream.table.HiveTables;
import io.tureen.stream.table.OwnTables;
import io.tureen.stream.table.StreamTable;
import io.tureen.stream.table.TableKeeper;
import io.tureen.stream.topic.Checkpoint;
import io.tureen.stream.topic.EventTopic;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.topic.TopicGuard;
import io.tureen.stream.topic.TopicIdentity;
import io.tureen.stream.topic.TopicState;
import io.tureen.stream.waiting.Waiting;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
      SparkConf configuration = SparkDefaults.configuration(stream.name(), settings.checkpoints());
      // The parts that the stream depends on are asked while Spark starts.
      try (StartingSpark spark =
          new StartingSpark(() -> startSpark(configuration, health.metrics()))) {
        follow(spark, SparkHadoopUtil.get().newConfiguration(configuration), health);
      }
    }
  }

  private void follow(StartingSpark spark, Configuration hadoop, HealthServer health)
      throws Exception {
    Storage storage = new Storage(settings.checkpoints(), stream.name(), hadoop, waiting);
    storage.awaitWritable();
    try (EventTopic topic =
            waiting.until("Kafka's address", EventTopic::isUnknownHost, this::connect);
        Minutes minutes = minutes(hadoop, health)) {
      new RestartedQuery(storage, this::hasProgressed)
          .run(() -> follow(topic, storage, hadoop, spark, minutes));
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
      EventTopic topic, Storage storage, Configuration hadoop, StartingSpark spark, Minutes minutes)
      throws Exception {
    running = null;
    Checkpoint checkpoint = new Checkpoint(settings.checkpoints(), stream.name(), hadoop);
    TopicState state =
        waiting.until(
            "Kafka and its topic " + catalogue.topic(), EventTopic::mayPass, topic::state);
    boolean accepted = settings.acceptedTopic().equals(Optional.of(state.identity().topicId()));
    TopicGuard guard = new TopicGuard(state, accepted, StreamSettings.ACCEPT_TOPIC);
    requireSameTopic(guard, checkpoint, state.identity());
    Catalog metastore = HiveTables.at(settings.metastore(), settings.warehouse(), hadoop, "stream");
    OwnTables own =
        OwnTables.ensure(
            catalogue,
            stream,
            new TableKeeper(metastore, settings.warehouse()),
            state.identity().topicId(),
            waiting,
            () -> setAside(checkpoint, "a table is new"));
    tables.set(own);
    SparkSession session = spark.join();
    Start start = new StartingPoint(guard, checkpoint, own).find(session, catalogue.topic());
    // The tables first: who accepted the topic need not say so again once the checkpoint has it.
    own.all().forEach(StreamTable::adoptTopic);
    checkpoint.writeIdentity(state.identity());
    minutes.beginAt(start.position());
    Eras eras =
        new CatalogueChange(
                settings.catalogue(),
                own.events(),
                new OtherStreams(metastore, stream, state.identity().topicId()),
                new KnownCatalogues(settings.checkpoints(), hadoop),
                state,
                waiting,
                StreamSettings.ACCEPT_CATALOGUE)
            .agree(start.readFrom(), start.position(), settings.acceptedCatalogue());
    BatchWriter writer =
        new BatchWriter(
            stream.name(),
            taskTables(session, eras, own),
            own.events(),
            own.rejected(),
            new TopicIncarnation(topic, state.identity().topicId(), waiting),
            settings.tasksPerBatch());
    runQuery(
        new StreamQuery(
            session,
            settings,
            catalogue.topic(),
            checkpoint,
            start.withoutCheckpoint(),
            storage,
            writer,
            report -> {
              progress.batchDone(report);
              minutes.batchDone(report);
            }));
    session.stop();
  }

  private boolean hasProgressed() {
    return running != null && running.lastProgress() != null;
  }

  private void requireSameTopic(TopicGuard guard, Checkpoint checkpoint, TopicIdentity now)
      throws IOException {
    Optional<TopicIdentity> noted = checkpoint.identity();
    noted.ifPresent(topic -> guard.requireSame(topic, "The checkpoint of " + stream.name()));
    if (noted.isPresent() && !noted.get().topicId().equals(now.topicId())) {
      setAside(checkpoint, "the topic is another one, which was accepted");
    }
  }

  private static void setAside(Checkpoint checkpoint, String reason) {
    checkpoint
        .setQueryAside()
        .ifPresent(
            aside ->
                LOG.warn("event=checkpoint-set-aside directory={} reason=\"{}\"", aside, reason));
  }

  private Broadcast<TaskTables> taskTables(SparkSession session, Eras eras, OwnTables own) {
    return JavaSparkContext.fromSparkContext(session.sparkContext())
        .broadcast(
            new TaskTables(
                eras, stream.name(), own.events().table(), own.rejected().map(StreamTable::table)));
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
    try {
      query.await();
    } catch (StreamingQueryException e) {
      stopper.interrupt(); // the query that is started next has its own
      throw e;
    }
    // Spark is not done with stopping the query when the query says that it has ended.
    stopper.join();
    query.noteOffsets();
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
