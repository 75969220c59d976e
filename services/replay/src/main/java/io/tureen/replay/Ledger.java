package io.tureen.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The table of what was replayed, as steps that are only ever added: a replay begins, claims
 * records, says which it has sent, ends. Its clock is Trino's.
 */
final class Ledger {
  private static final String BEGUN = "begun";
  private static final String CLAIMED = "claimed";
  private static final String SENT = "sent";
  private static final String UNSENT = "unsent";
  private static final String ENDED = "ended";

  /** Of a commit before which another one came: of another replay, or of the table's upkeep. */
  private static final String OVERTAKEN = "Failed to commit";

  private static final int MOST_ATTEMPTS = 6;
  private static final long LONGEST_PAUSE_MILLIS = 500;

  private static final long NANOS_OF_A_SECOND = 1_000_000_000;

  /** The three columns by which a rejected record is known, from a row of numbers. */
  private static final String ID =
      "cast(r[1] as integer), r[2], cast(from_unixtime_nanos(r[3]) as timestamp(6) with time zone)";

  private static final DateTimeFormatter SQL_TIMESTAMP =
      DateTimeFormatter.ofPattern("'timestamp '''uuuu-MM-dd HH:mm:ss.SSSSSS 'UTC'''")
          .withZone(ZoneOffset.UTC);

  private final Trino trino;
  private final String name;
  private final String table;
  private final String replay = UUID.randomUUID().toString();

  /**
   * The ledger of a table of rejected records, for a new replay.
   *
   * @param rejectedTable the name of that table
   */
  Ledger(Trino trino, String rejectedTable) {
    this.trino = trino;
    this.name = rejectedTable + "_replays";
    this.table = trino.table(name);
  }

  /** What another replay did last. */
  record Activity(String replay, Instant at, Duration ago) {}

  String name() {
    return name;
  }

  /** The id of this replay. */
  String replay() {
    return replay;
  }

  boolean exists() {
    return trino.exists(name);
  }

  void createIfAbsent() {
    if (exists()) {
      return;
    }
    try {
      trino.execute(
          """
          create table if not exists %s (
            replay varchar comment 'Which replay did it.',
            step varchar comment 'begun, claimed, sent, unsent or ended.',
            happened_at timestamp(6) with time zone comment 'When.',
            kafka_partition integer comment 'The partition of the rejected record.',
            kafka_offset bigint comment 'The offset of the rejected record.',
            kafka_timestamp timestamp(6) with time zone comment 'The timestamp of the rejected record.',
            topic_id varchar comment 'To which topic it was to be sent.',
            topic_ends varchar comment 'Where the topic ended before it was sent.',
            sent_partition integer comment 'The partition of the replayed record.',
            sent_offset bigint comment 'The offset of the replayed record.')
          comment 'Which rejected records were replayed.'
          with (format = 'PARQUET')\
          """
              .formatted(table));
    } catch (ReplayException e) {
      if (!exists()) { // Else another replay made it at the same moment.
        throw e;
      }
    }
  }

  void begin() {
    note(BEGUN);
  }

  void end() {
    note(ENDED);
  }

  private void note(String step) {
    append(
        "insert into %s (replay, step, happened_at) values ('%s', '%s', current_timestamp(6))"
            .formatted(table, replay, step));
  }

  /** Adds rows; those that are there twice, since a commit's answer was lost, mean no more. */
  private void append(String insert) {
    for (int attempt = 1; ; attempt++) {
      try {
        trino.execute(insert);
        return;
      } catch (ReplayException e) {
        if (attempt == MOST_ATTEMPTS || !e.getMessage().contains(OVERTAKEN)) {
          throw e;
        }
        LockSupport.parkNanos(
            TimeUnit.MILLISECONDS.toNanos(
                ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MILLIS)));
      }
    }
  }

  /** Writes down that this replay is about to send records. */
  void claim(Collection<RejectedRecord> records, String topicId, TopicEnds ends) {
    append(
        """
        insert into %s (replay, step, happened_at, kafka_partition, kafka_offset, kafka_timestamp, topic_id, topic_ends)
        select '%s', '%s', current_timestamp(6), %s, '%s', '%s' from %s\
        """
            .formatted(table, replay, CLAIMED, ID, topicId, ends.text(), ids(records)));
  }

  /** Takes back the claim of records that surely were not sent. */
  void unsent(Collection<RejectedRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    append(
        """
        insert into %s (replay, step, happened_at, kafka_partition, kafka_offset, kafka_timestamp)
        select '%s', '%s', current_timestamp(6), %s from %s\
        """
            .formatted(table, replay, UNSENT, ID, ids(records)));
  }

  /** Writes down that records are in the topic again. */
  void sent(Collection<SentRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    String rows =
        rows(
            records.stream()
                .map(record -> numbers(record.id(), record.partition(), record.offset())));
    append(
        """
        insert into %s (replay, step, happened_at, kafka_partition, kafka_offset, kafka_timestamp, sent_partition, sent_offset)
        select '%s', '%s', current_timestamp(6), %s, cast(r[4] as integer), r[5] from %s\
        """
            .formatted(table, replay, SENT, ID, rows));
  }

  private static String ids(Collection<RejectedRecord> records) {
    return rows(records.stream().map(record -> numbers(record.id())));
  }

  private static List<Long> numbers(RecordId id, long... more) {
    Instant moment = id.timestamp();
    return LongStream.concat(
            LongStream.of(
                id.partition(),
                id.offset(),
                Math.addExact(
                    Math.multiplyExact(moment.getEpochSecond(), NANOS_OF_A_SECOND),
                    moment.getNano())),
            LongStream.of(more))
        .boxed()
        .toList();
  }

  /** Rows in one literal: with one for each of their values Trino plans for many seconds. */
  private static String rows(Stream<List<Long>> rows) {
    return "unnest(cast(json_parse('%s') as array(array(bigint)))) as given (r)"
        .formatted(rows.toList()); // a list of lists of numbers prints as JSON
  }

  /**
   * The other replay that did something last: within this time without having ended, or, whether it
   * ended or not, claims since this one began.
   */
  Optional<Activity> lastOfOthers(Duration within) {
    return trino
        .query(
            """
            select replay, max(happened_at), date_diff('millisecond', max(happened_at), current_timestamp(6))
            from %s
            where replay <> '%s'
            group by replay
            having count_if(step = '%s') = 0 and max(happened_at) > date_add('millisecond', -%d, current_timestamp(6))
              or max(happened_at) filter (where step = '%s')
                > (select min(happened_at) from %s where replay = '%s' and step = '%s')
            order by 2 desc limit 1\
            """
                .formatted(table, replay, ENDED, within.toMillis(), CLAIMED, table, replay, BEGUN),
            row ->
                new Activity(
                    row.getString(1),
                    row.getTimestamp(2).toInstant(),
                    Duration.ofMillis(row.getLong(3))))
        .stream()
        .findFirst();
  }

  /**
   * Claims of other replays of which it is not said that they were sent, by the topic they went to.
   */
  List<Claims> open() {
    record Claim(RecordId id, String topicId, TopicEnds ends, String replay) {}
    List<Claim> claims =
        trino.query(
            """
            select c.kafka_partition, c.kafka_offset, c.kafka_timestamp, c.topic_id, c.topic_ends, c.replay
            from %s c
            where c.step = '%s' and not exists (
              select 1 from %s d
              where (d.step = '%s' or d.step = '%s' and d.replay = c.replay)
                and d.kafka_partition = c.kafka_partition and d.kafka_offset = c.kafka_offset and d.kafka_timestamp = c.kafka_timestamp)\
            """
                .formatted(table, CLAIMED, table, SENT, UNSENT),
            row ->
                new Claim(
                    id(row),
                    row.getString(4),
                    TopicEnds.parse(row.getString(5)),
                    row.getString(6)));
    return claims.stream().collect(Collectors.groupingBy(Claim::topicId)).entrySet().stream()
        .map(
            topic ->
                new Claims(
                    topic.getValue().stream().map(Claim::id).collect(Collectors.toSet()),
                    topic.getValue().stream().map(Claim::replay).collect(Collectors.toSet()),
                    topic.getKey(),
                    topic.getValue().stream()
                        .map(Claim::ends)
                        .reduce(TopicEnds::nearest)
                        .orElseThrow()))
        .toList();
  }

  /** A query for the records that were sent, each once. */
  String sentRecords() {
    return "select distinct kafka_partition, kafka_offset, kafka_timestamp from %s where step = '%s'"
        .formatted(table, SENT);
  }

  /**
   * A query for the places in the topic to which this replay says that records were sent, and when
   * they were claimed first.
   */
  String placesOfThisReplay() {
    return """
        select s.sent_partition, s.sent_offset, min(c.happened_at) as claimed_at
        from %s s join %s c on c.kafka_partition = s.kafka_partition and c.kafka_offset = s.kafka_offset and c.kafka_timestamp = s.kafka_timestamp
        where s.step = '%s' and s.replay = '%s' and c.step = '%s'
        group by 1, 2\
        """
        .formatted(table, table, SENT, replay, CLAIMED);
  }

  /** The record that a row begins with. */
  static RecordId id(ResultSet row) throws SQLException {
    return new RecordId(row.getInt(1), row.getLong(2), row.getTimestamp(3).toInstant());
  }

  static String literal(Instant moment) {
    return SQL_TIMESTAMP.format(moment);
  }

  /**
   * The statements by which a person decides about claims that nobody else can: those that are rows
   * count as sent, the others are let go.
   */
  String statementsToDecide(Claims claims) {
    String claimed =
        "step = '%s' and replay in (%s)"
            .formatted(
                CLAIMED,
                claims.replays().stream()
                    .sorted()
                    .map("'%s'"::formatted)
                    .collect(Collectors.joining(", ")));
    return """
    insert into %1$s (replay, step, happened_at, kafka_partition, kafka_offset, kafka_timestamp) \
    select replay, '%3$s', happened_at, kafka_partition, kafka_offset, kafka_timestamp from %1$s where %2$s \
    and (kafka_partition, kafka_offset) in ((PARTITION, OFFSET), ...); delete from %1$s where %2$s\
    """
        .formatted(table.replace("\"", ""), claimed, SENT);
  }
}
