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
import java.util.regex.Pattern;
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
  private static final String ARRIVED = "arrived";

  /** Of replays that noted none, before there was a column for it: the default of then. */
  private static final Duration LEASE_OF_OLD = Duration.ofSeconds(20);

  /** Of a commit before which another one came: of another replay, or of the table's upkeep. */
  private static final Pattern OVERTAKEN = Pattern.compile("Failed to (commit|add column)");

  private static final String LEASE_COMMENT =
      "How long after it has begun, or done more, the replay may still be at work.";

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

  /**
   * What another replay did last.
   *
   * @param lease how long after it that replay may still be at work
   */
  record Activity(String replay, Instant at, Duration ago, Duration lease) {
    Duration left() {
      return lease.minus(ago);
    }
  }

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

  /** Makes the table, or gives one of an earlier version what it lacks. */
  void createIfAbsent() {
    if (exists()) {
      commit(
          "alter table %s add column if not exists lease_millis bigint comment '%s'"
              .formatted(table, LEASE_COMMENT));
      return;
    }
    try {
      trino.execute(
          """
          create table if not exists %s (
            replay varchar comment 'Which replay did it.',
            step varchar comment 'begun, claimed, sent, unsent, ended or arrived.',
            happened_at timestamp(6) with time zone comment 'When.',
            kafka_partition integer comment 'The partition of the rejected record.',
            kafka_offset bigint comment 'The offset of the rejected record.',
            kafka_timestamp timestamp(6) with time zone comment 'The timestamp of the rejected record.',
            topic_id varchar comment 'To which topic it was to be sent.',
            topic_ends varchar comment 'Where the topic ended before it was sent.',
            sent_partition integer comment 'The partition of the replayed record.',
            sent_offset bigint comment 'The offset of the replayed record.',
            lease_millis bigint comment '%s')
          comment 'Which rejected records were replayed.'
          with (format = 'PARQUET')\
          """
              .formatted(table, LEASE_COMMENT));
    } catch (ReplayException e) {
      if (!exists()) { // Else another replay made it at the same moment.
        throw e;
      }
    }
  }

  /**
   * Writes down that this replay is at work.
   *
   * @param lease how long that is true
   */
  void begin(Duration lease) {
    commit(
        "insert into %s (replay, step, happened_at, lease_millis) values ('%s', '%s', current_timestamp(6), %d)"
            .formatted(table, replay, BEGUN, lease.toMillis()));
  }

  void end() {
    commit(
        "insert into %s (replay, step, happened_at) values ('%s', '%s', current_timestamp(6))"
            .formatted(table, replay, ENDED));
  }

  /** Writes down that all that was sent until this replay ended is in the tables. */
  void arrived() {
    commit(
        """
        insert into %s (replay, step, happened_at)
        select replay, '%s', max(happened_at) from %s where replay = '%s' and step = '%s' group by 1\
        """
            .formatted(table, ARRIVED, table, replay, ENDED));
  }

  /**
   * Changes the table; rows that are there twice, since a commit's answer was lost, mean no more.
   */
  private void commit(String statement) {
    for (int attempt = 1; ; attempt++) {
      try {
        trino.execute(statement);
        return;
      } catch (ReplayException e) {
        if (attempt == MOST_ATTEMPTS || !OVERTAKEN.matcher(e.getMessage()).find()) {
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
    commit(
        """
        insert into %s (replay, step, happened_at, kafka_partition, kafka_offset, kafka_timestamp, topic_id, topic_ends)
        select '%s', '%s', current_timestamp(6), %s, '%s', '%s' from %s\
        """
            .formatted(
                table,
                replay,
                CLAIMED,
                ID,
                topicId,
                ends.text(),
                ids(records.stream().map(RejectedRecord::id).toList())));
  }

  /** Takes back the claim of records that surely were not sent. */
  void unsent(Collection<RejectedRecord> records) {
    unsent(replay, records.stream().map(RejectedRecord::id).toList());
  }

  /** Takes back what replays that were killed had claimed and surely not sent. */
  void unsent(Claims claims, Collection<RecordId> records) {
    claims
        .byReplay()
        .forEach(
            (claimer, claimed) ->
                unsent(claimer, claimed.stream().filter(records::contains).toList()));
  }

  private void unsent(String claimer, Collection<RecordId> records) {
    if (records.isEmpty()) {
      return;
    }
    commit(
        """
        insert into %s (replay, step, happened_at, kafka_partition, kafka_offset, kafka_timestamp)
        select '%s', '%s', current_timestamp(6), %s from %s\
        """
            .formatted(table, claimer, UNSENT, ID, ids(records)));
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
    commit(
        """
        insert into %s (replay, step, happened_at, kafka_partition, kafka_offset, kafka_timestamp, sent_partition, sent_offset)
        select '%s', '%s', current_timestamp(6), %s, cast(r[4] as integer), r[5] from %s\
        """
            .formatted(table, replay, SENT, ID, rows));
  }

  private static String ids(Collection<RecordId> records) {
    return rows(records.stream().map(record -> numbers(record)));
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
   * The other replay that did something last: within its lease without having ended, or, whether it
   * ended or not, claims since this one began. What others write on its behalf does not count.
   */
  Optional<Activity> lastOfOthers() {
    return trino
        .query(
            """
            select replay, at, date_diff('millisecond', at, current_timestamp(6)), lease
            from (
              select replay, max(happened_at) as at, coalesce(max(lease_millis), %d) as lease,
                count_if(step = '%s') > 0 as ended, max(happened_at) filter (where step = '%s') as claimed_at
              from %s
              where replay <> '%s' and step not in ('%s', '%s')
              group by replay)
            where not ended and at > date_add('millisecond', -lease, current_timestamp(6))
              or claimed_at > (select min(happened_at) from %s where replay = '%s' and step = '%s')
            order by at desc limit 1\
            """
                .formatted(
                    LEASE_OF_OLD.toMillis(),
                    ENDED,
                    CLAIMED,
                    table,
                    replay,
                    UNSENT,
                    ARRIVED,
                    table,
                    replay,
                    BEGUN),
            row ->
                new Activity(
                    row.getString(1),
                    row.getTimestamp(2).toInstant(),
                    Duration.ofMillis(row.getLong(3)),
                    Duration.ofMillis(row.getLong(4))))
        .stream()
        .findFirst();
  }

  /**
   * Claims from before this replay began of which it is not said that they were sent, by the topic
   * they went to. One that claims later was not killed, and finds out itself that it is not alone.
   */
  List<Claims> open() {
    record Claim(RecordId id, String topicId, TopicEnds ends, String replay) {}
    List<Claim> claims =
        trino.query(
            """
            select c.kafka_partition, c.kafka_offset, c.kafka_timestamp, c.topic_id, c.topic_ends, c.replay
            from %s c
            where c.step = '%s' and c.happened_at < (select min(happened_at) from %s where replay = '%s' and step = '%s') and not exists (
              select 1 from %s d
              where (d.step = '%s' or d.step = '%s' and d.replay = c.replay)
                and d.kafka_partition = c.kafka_partition and d.kafka_offset = c.kafka_offset and d.kafka_timestamp = c.kafka_timestamp)\
            """
                .formatted(table, CLAIMED, table, replay, BEGUN, table, SENT, UNSENT),
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
                    topic.getValue().stream()
                        .collect(
                            Collectors.groupingBy(
                                Claim::replay, Collectors.mapping(Claim::id, Collectors.toSet()))),
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
   * A query for the places in the topic to which records were sent: those of this replay, and those
   * of earlier ones that no replay has seen arrive. With each, whether it is this one's, and when
   * the record was claimed for it.
   */
  String placesToArriveAt() {
    return """
        select s.sent_partition, s.sent_offset, bool_or(s.replay = '%2$s') as own, max(c.happened_at) filter (where c.happened_at <= s.happened_at) as claimed_at
        from %1$s s join %1$s c on c.kafka_partition = s.kafka_partition and c.kafka_offset = s.kafka_offset and c.kafka_timestamp = s.kafka_timestamp
        where s.step = '%3$s' and s.sent_partition is not null and c.step = '%4$s' and (s.replay = '%2$s'
          or s.happened_at <= (select max(happened_at) from %1$s where replay = '%2$s' and step = '%5$s')
            and s.happened_at > (select coalesce(max(happened_at), timestamp '1970-01-01 00:00:00 UTC') from %1$s where step = '%6$s'))
        group by 1, 2\
        """
        .formatted(table, replay, SENT, CLAIMED, ENDED, ARRIVED);
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
   * count as sent, the others are let go. Nothing is deleted: what was sent is still waited for.
   */
  String statementsToDecide(Claims claims) {
    String claimed =
        "c.step = '%s' and c.replay in (%s)"
            .formatted(
                CLAIMED,
                claims.byReplay().keySet().stream()
                    .sorted()
                    .map("'%s'"::formatted)
                    .collect(Collectors.joining(", ")));
    return """
    insert into %1$s (replay, step, happened_at, kafka_partition, kafka_offset, kafka_timestamp) \
    select c.replay, '%3$s', c.happened_at, %5$s from %1$s c where %2$s \
    and (c.kafka_partition, c.kafka_offset) in ((PARTITION, OFFSET), ...); \
    insert into %1$s (replay, step, happened_at, kafka_partition, kafka_offset, kafka_timestamp) \
    select c.replay, '%4$s', current_timestamp(6), %5$s from %1$s c where %2$s \
    and (%5$s) not in (select kafka_partition, kafka_offset, kafka_timestamp from %1$s where step = '%3$s')\
    """
        .formatted(
            table.replace("\"", ""),
            claimed,
            SENT,
            UNSENT,
            "c.kafka_partition, c.kafka_offset, c.kafka_timestamp");
  }
}
