package io.tureen.replay;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueText;
import io.tureen.catalogue.event.EventReader;
import io.tureen.catalogue.event.ReadResult;
import io.tureen.replay.RejectedRecords.Page;
import io.tureen.replay.ReplayReport.Counts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Sends the rejected records that fit the catalogue now to the topic again, once each, wherever a
 * replay before was killed:
 *
 * <ol>
 *   <li>Before records are sent, the {@link Ledger} says that they are claimed, and where the topic
 *       ends.
 *   <li>They are sent, each with a header that says of which record it is a replay.
 *   <li>The ledger says that they were sent, and where they are.
 * </ol>
 *
 * What is claimed and not said to be sent is looked for in the topic, from where it ended.
 */
final class Replay {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final ReplaySettings settings;
  private final ReplayListener listener;
  private final CatalogueText text;
  private final Catalogue catalogue;
  private final EventReader reader;
  private final TreeMap<String, Counts> counts = new TreeMap<>();

  /**
   * @throws io.tureen.catalogue.CatalogueException if the catalogue file has a mistake
   */
  Replay(ReplaySettings settings, ReplayListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.text = settings.catalogue().map(CatalogueText::read).orElseGet(CatalogueText::builtIn);
    this.catalogue = text.parse();
    this.reader = new EventReader(catalogue, Clock.systemUTC(), UUID::randomUUID);
  }

  /**
   * Replays, or only looks when that is set.
   *
   * @throws ReplayException if it cannot go on
   */
  ReplayReport run() throws InterruptedException {
    try (Trino trino = new Trino(settings.trino(), settings.schema())) {
      StreamNotes notes = new StreamNotes(trino, catalogue, text.source());
      Ledger ledger = new Ledger(trino, catalogue.rejectedTable());
      if (settings.dryRun()) {
        return look(trino, notes, ledger);
      }
      try (EventTopic topic = new EventTopic(catalogue.topic(), settings.kafka())) {
        notes.requireReading(topic.id());
        return replay(trino, ledger, topic);
      }
    }
  }

  private ReplayReport look(Trino trino, StreamNotes notes, Ledger ledger) {
    notes
        .obstacle()
        .ifPresent(obstacle -> listener.waiting("Not yet to be replayed: " + obstacle + "."));
    RejectedRecords records =
        records(trino, ledger.exists() ? Optional.of(ledger.sentRecords()) : Optional.empty());
    for (Page page : plan(records)) {
      count(fitting(records.read(page)), List.of());
      listener.examined(page.records());
    }
    return new ReplayReport(true, counts, 0, Arrivals.Found.NONE);
  }

  private ReplayReport replay(Trino trino, Ledger ledger, EventTopic topic)
      throws InterruptedException {
    Duration lasts = settings.lease();
    String topicId = topic.id();
    try (Sender sender = new Sender(catalogue.topic(), settings.kafka(), Lease.timeToSend(lasts))) {
      ledger.createIfAbsent();
      Lease lease = new Lease(ledger, lasts);
      lease.take(listener::waiting);
      int recovered = recover(ledger, topic, topicId, lease);
      RejectedRecords records = records(trino, Optional.of(ledger.sentRecords()));
      for (Page page : plan(records)) {
        lease.renew();
        List<RejectedRecord> fitting = fitting(records.read(page));
        List<RejectedRecord> tooLarge = new ArrayList<>();
        for (List<RejectedRecord> batch : batches(fitting)) {
          TopicEnds ends = topic.ends();
          lease.write(() -> ledger.claim(batch, topicId, ends));
          listener.claimed(batch.size());
          requireMaySend(lease, ledger, batch);
          tooLarge.addAll(send(sender, batch, ledger));
        }
        count(fitting, tooLarge);
        listener.examined(page.records());
      }
      ledger.end();
      return await(new Arrivals(trino, catalogue, ledger.placesToArriveAt()), ledger, recovered);
    }
  }

  private static void requireMaySend(Lease lease, Ledger ledger, List<RejectedRecord> claimed) {
    try {
      lease.requireMaySend();
    } catch (ReplayException e) {
      ledger.unsent(claimed);
      throw e;
    }
  }

  private RejectedRecords records(Trino trino, Optional<String> sentRecords) {
    RejectedRecords records =
        new RejectedRecords(trino, catalogue.rejectedTable(), settings.selection(), sentRecords);
    records.replayedBefore().forEach((reason, before) -> add(reason, new Counts(before, 0, 0, 0)));
    return records;
  }

  private List<Page> plan(RejectedRecords records) {
    List<Page> pages = records.pages();
    listener.planned(pages.stream().mapToLong(Page::records).sum());
    return pages;
  }

  /** Finds out what replays that were killed had sent, and writes it down. */
  private int recover(Ledger ledger, EventTopic topic, String topicId, Lease lease) {
    int recovered = 0;
    for (Claims open : ledger.open()) {
      Map<String, RecordId> places = new HashMap<>();
      Set<RecordId> claimed = open.records();
      claimed.forEach(record -> places.put(record.place(), record));
      if (!open.topicId().equals(topicId)) {
        throw undecided(ledger, open, "The topic was made anew since then");
      }
      try {
        Map<String, SentRecord> found = topic.find(places, open.ends(), lease::renew);
        ledger.sent(found.values());
        found.values().forEach(record -> claimed.remove(record.id()));
        ledger.unsent(open, claimed);
        recovered += found.size();
      } catch (ReplayException e) {
        throw e.problem() == ReplayProblem.UNDECIDED
            ? undecided(ledger, open, "Kafka no longer has all records since then")
            : e;
      }
    }
    if (recovered > 0) {
      listener.recovered(recovered);
    }
    return recovered;
  }

  private static ReplayException undecided(Ledger ledger, Claims open, String why) {
    return new ReplayException(
        ReplayProblem.UNDECIDED,
        ("A replay that was killed had claimed %d records, and nobody can say whether it sent them:"
                + " %s. Look for their event_id in the tables. Note the rejected records of those that"
                + " are rows as sent, then let the others go, which the next replay sends: %s")
            .formatted(open.records().size(), why, ledger.statementsToDecide(open)));
  }

  private List<RejectedRecord> fitting(List<RejectedRecord> records) {
    List<RejectedRecord> fitting = new ArrayList<>();
    for (RejectedRecord record : records) {
      if (reader.read(record.value()) instanceof ReadResult.Fits) {
        fitting.add(record);
      } else {
        add(record.code(), new Counts(0, 0, 1, 0));
      }
    }
    return fitting;
  }

  /**
   * The records such that no two of one batch come from one place, which would be of a topic that
   * was made anew: the header could not tell them apart.
   */
  static List<List<RejectedRecord>> batches(List<RejectedRecord> records) {
    List<List<RejectedRecord>> batches = new ArrayList<>();
    List<RejectedRecord> left = records;
    while (!left.isEmpty()) {
      Map<String, RejectedRecord> batch = new LinkedHashMap<>();
      List<RejectedRecord> later = new ArrayList<>();
      for (RejectedRecord record : left) {
        if (batch.putIfAbsent(record.id().place(), record) != null) {
          later.add(record);
        }
      }
      batches.add(List.copyOf(batch.values()));
      left = later;
    }
    return batches;
  }

  private List<RejectedRecord> send(Sender sender, List<RejectedRecord> batch, Ledger ledger) {
    List<SentRecord> sent = new ArrayList<>();
    List<RejectedRecord> tooLarge =
        sender.send(
            batch,
            record -> {
              sent.add(record);
              listener.acknowledged();
            });
    ledger.sent(sent);
    ledger.unsent(tooLarge);
    return tooLarge;
  }

  private void count(List<RejectedRecord> fitting, List<RejectedRecord> tooLarge) {
    for (RejectedRecord record : fitting) {
      add(
          record.code(),
          tooLarge.contains(record) ? new Counts(0, 0, 0, 1) : new Counts(0, 1, 0, 0));
    }
  }

  private void add(String reason, Counts more) {
    counts.merge(reason, more, Counts::plus);
  }

  private ReplayReport await(Arrivals arrivals, Ledger ledger, int recovered)
      throws InterruptedException {
    long end = System.nanoTime() + settings.timeout().toNanos();
    while (true) {
      ReplayReport report = new ReplayReport(false, counts, recovered, arrivals.look());
      if (report.missing() == 0) {
        ledger.arrived();
        return report;
      }
      if (System.nanoTime() - end >= 0) {
        return report;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }
}
