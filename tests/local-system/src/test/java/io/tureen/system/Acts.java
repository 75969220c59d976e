package io.tureen.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What people do to a running system: statements, operations on the topic, requests, commands. */
final class Acts implements AutoCloseable {
  private static final int MOST_PARTITIONS = 5;
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** What is done; it may be refused, also because something it needs was killed. */
  @FunctionalInterface
  interface Doing {
    void run() throws Exception;
  }

  /** An act with its name. */
  record Act(String name, Doing doing) {
    /** Whether it was not refused. */
    boolean perform() {
      try {
        doing.run();
        System.out.printf("act: %s%n", name);
        return true;
      } catch (Exception e) {
        System.out.printf("act: %s: refused: %s%n", name, reason(e));
        return false;
      }
    }

    private static String reason(Throwable failure) {
      return failure.getCause() == null ? failure.toString() : reason(failure.getCause());
    }
  }

  private final RunningSystem system;
  private final Random random;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Admin admin =
      Admin.create(
          Map.of(
              "bootstrap.servers",
              RunningSystem.bootstrapServers(),
              "default.api.timeout.ms",
              "10000",
              "request.timeout.ms",
              "5000"));
  private final String name = "act_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);

  Acts(RunningSystem system, Random random) {
    this.system = system;
    this.random = random;
  }

  List<Act> all() {
    List<Act> all = new ArrayList<>();
    all.addAll(questions());
    all.addAll(changes());
    all.addAll(requests());
    all.addAll(records());
    all.addAll(operations());
    return all;
  }

  private List<Act> questions() {
    return statements(
        "select event_type, count(*) from menu_app_events group by 1 order by 2 desc",
        "select o.price, e.event_type from menu_app_orders o join menu_app_events e on o.user_id = e.user_id limit 10",
        "select * from \"menu_app_events$snapshots\"",
        "select * from \"menu_app_events$files\"",
        "select * from \"menu_app_orders$partitions\"",
        "explain analyze select count(*) from menu_app_events",
        "select count(*) from menu_app_orders for timestamp as of current_timestamp - interval '1' second",
        "analyze menu_app_orders",
        "show create table menu_app_events",
        "select * from menu_app_events_duplicates order by ingested_at desc limit 5",
        "select code, count(*) from menu_app_rejected group by 1");
  }

  private List<Act> changes() {
    List<Act> all = new ArrayList<>();
    all.add(
        act(
            "a copy is made, renamed, filled and dropped",
            () ->
                inOrder(
                    "create table %s as select * from menu_app_orders".formatted(name),
                    "alter table %s rename to %s_old".formatted(name, name),
                    "insert into %s_old select * from menu_app_orders".formatted(name),
                    "drop table %s_old".formatted(name))));
    all.add(
        act(
            "a view is made and dropped",
            () ->
                inOrder(
                    "create view %s_v as select * from menu_app_events".formatted(name),
                    "select count(*) from %s_v".formatted(name),
                    "drop view %s_v".formatted(name))));
    all.add(
        act(
            "a column is added, written, renamed and dropped",
            () ->
                inOrder(
                    "alter table menu_app_orders add column %s varchar".formatted(name),
                    "update menu_app_orders set %s = 'seen' where price > 20".formatted(name),
                    "alter table menu_app_orders rename column %s to %s_2".formatted(name, name),
                    "alter table menu_app_orders drop column %s_2".formatted(name))));
    all.addAll(
        statements(
            "comment on table menu_app_events is 'What people did.'",
            "comment on column menu_app_orders.price is 'In dollars.'",
            "delete from menu_app_events where user_id = (select min(user_id) from menu_app_events)",
            "delete from menu_app_orders where user_id = (select max(user_id) from menu_app_orders)",
            "update menu_app_events set user_id = user_id where event_type = 'login'",
            "alter table menu_app_events execute optimize",
            "alter table menu_app_orders execute optimize(file_size_threshold => '1MB')",
            "alter table menu_app_events execute expire_snapshots(retention_threshold => '10m')",
            "alter table menu_app_events execute remove_orphan_files(retention_threshold => '1d')",
            "alter table menu_app_orders set properties sorted_by = array['price']",
            "alter table menu_app_orders set properties sorted_by = array['event_timestamp']",
            "alter table menu_app_orders execute drop_extended_stats"));
    all.add(act("a schema is made and dropped", this::schema));
    return all;
  }

  private void schema() {
    inOrder("create schema %s".formatted(name), "drop schema %s".formatted(name));
  }

  private List<Act> requests() {
    String id = UUID.randomUUID().toString();
    String known = logIn(id);
    return List.of(
        act("an event is sent twice", () -> post(known, known)),
        act("one request has an event twice", () -> post("[%s,%s]".formatted(known, known))),
        act("a request without ids is repeated with its key", this::repeatedWithKey),
        act("a thousand events at once", () -> post(many(1_000))),
        act("events of a thousand days", () -> post(days(1_000))),
        act("what is no JSON", () -> post("{\"event_type\": ")),
        act("an unknown type", () -> post("{\"event_type\":\"dance\",\"user_id\":\"ada\"}")),
        act("an event of the year 9999", () -> post(at("9999-12-31T23:59:59Z"))),
        act("an event of the year 1", () -> post(at("0001-01-01T00:00:00Z"))));
  }

  private List<Act> records() {
    return List.of(
        act("nonsense on the topic", () -> send("nonsense".getBytes(UTF_8))),
        act("a record without a value", () -> send((byte[]) null)),
        act("an empty record", () -> send(new byte[0])),
        act("a large record", () -> send("x".repeat(800_000).getBytes(UTF_8))),
        act("an event past the API, twice", this::pastTheApi),
        act("a transaction that commits", () -> transaction(true)),
        act("a transaction that is aborted", () -> transaction(false)),
        act("a partition more", this::addPartition),
        act("a longer retention", () -> retention(Duration.ofDays(8))),
        act("a shorter retention", () -> retention(Duration.ofDays(2))));
  }

  private List<Act> operations() {
    return List.of(
        command("status"),
        command("doctor"),
        command("up"),
        command("report", "--output", Tureen.testDirectory().resolve("campaign.html").toString()),
        command("maintain"),
        command("replay"),
        command("verify"),
        command("logs", "menu-events"),
        command("audit"),
        act("a stream hangs for a moment", () -> hang("menu-orders")),
        act("the broker hangs for a moment", () -> hang("kafka")));
  }

  private static Act act(String name, Doing doing) {
    return new Act(name, doing);
  }

  private List<Act> statements(String... all) {
    return IntStream.range(0, all.length)
        .mapToObj(i -> act(all[i], () -> inOrder(all[i])))
        .toList();
  }

  private static void inOrder(String... statements) {
    try (Sql sql = RunningSystem.sql()) {
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
  }

  private Act command(String... words) {
    return act("./tureen " + words[0], () -> system.tureen().run(words));
  }

  private void hang(String part) throws Exception {
    long pid = system.part(part).pid();
    try (Faults.Fault _ = Faults.hanging(pid)) {
      system.tureen().run("status");
    }
  }

  private static String logIn(String id) {
    return "{\"event_id\":\"%s\",\"event_type\":\"login\",\"user_id\":\"ada\"}".formatted(id);
  }

  private static String at(String moment) {
    return "{\"event_type\":\"login\",\"user_id\":\"ada\",\"event_timestamp\":\"%s\"}"
        .formatted(moment);
  }

  private static String many(int events) {
    return IntStream.range(0, events)
        .mapToObj(i -> logIn(UUID.randomUUID().toString()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String days(int days) {
    return IntStream.range(0, days)
        .mapToObj(i -> at("%d-01-01T12:00:00Z".formatted(1_000 + i)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private void post(String... bodies) throws Exception {
    for (String body : bodies) {
      http.send(request(body).build(), BodyHandlers.ofString());
    }
  }

  private void repeatedWithKey() throws Exception {
    String key = UUID.randomUUID().toString();
    String body = "[{\"event_type\":\"login\",\"user_id\":\"ada\"}]";
    for (int i = 0; i < 2; i++) {
      http.send(request(body).header("Idempotency-Key", key).build(), BodyHandlers.ofString());
    }
  }

  private static HttpRequest.Builder request(String body) {
    return HttpRequest.newBuilder(URI.create(RunningSystem.api() + "/v1/events"))
        .timeout(ANSWER)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private void pastTheApi() throws Exception {
    String event =
        "{\"event_id\":\"%s\",\"event_type\":\"login\",\"user_id\":\"ada\",\"event_timestamp\":\"2026-11-20T19:30:00Z\"}"
            .formatted(UUID.randomUUID());
    send(event.getBytes(UTF_8), event.getBytes(UTF_8));
  }

  private void send(byte[]... values) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(new Properties())) {
      for (byte[] value : values) {
        producer.send(new ProducerRecord<>(Records.TOPIC, value)).get();
      }
    }
  }

  private void transaction(boolean commits) throws Exception {
    Properties transactional = new Properties();
    transactional.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
    try (KafkaProducer<byte[], byte[]> producer = producer(transactional)) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = 0; i < 5 + random.nextInt(5); i++) {
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Records.TOPIC, logIn(UUID.randomUUID().toString()).getBytes(UTF_8)));
      }
      producer.flush();
      if (commits) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(Properties properties) {
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, RunningSystem.bootstrapServers());
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void addPartition() throws Exception {
    int now =
        admin
            .describeTopics(List.of(Records.TOPIC))
            .allTopicNames()
            .get()
            .get(Records.TOPIC)
            .partitions()
            .size();
    if (now < MOST_PARTITIONS) {
      admin.createPartitions(Map.of(Records.TOPIC, NewPartitions.increaseTo(now + 1))).all().get();
    }
  }

  private void retention(Duration duration) throws Exception {
    Collection<AlterConfigOp> change =
        List.of(
            new AlterConfigOp(
                new ConfigEntry("retention.ms", String.valueOf(duration.toMillis())),
                AlterConfigOp.OpType.SET));
    admin
        .incrementalAlterConfigs(
            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, Records.TOPIC), change))
        .all()
        .get();
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
