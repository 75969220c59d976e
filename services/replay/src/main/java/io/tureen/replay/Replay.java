package io.tureen.replay;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueText;
import io.tureen.catalogue.event.EventReader;
import io.tureen.catalogue.event.ReadResult;
import io.tureen.replay.RejectedRecords.Page;
import io.tureen.replay.ReplayReport.Counts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Sends the rejected records that fit the catalogue now to the topic again, unless their event is
 * in a table already. It remembers nothing of replays before: an event that was sent twice, before
 * it was a row, is one row, since the streams know its id.
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
      if (settings.dryRun()) {
        notes
            .obstacle()
            .ifPresent(obstacle -> listener.waiting("Not yet to be replayed: " + obstacle + "."));
        examine(trino, _ -> List.of());
        return new ReplayReport(true, counts, Arrivals.Found.NONE);
      }
      notes.requireReading(EventTopic.id(catalogue.topic(), settings.kafka()));
      return replay(trino);
    }
  }

  private ReplayReport replay(Trino trino) throws InterruptedException {
    Instant begin = Instant.now();
    SentOffsets sent = new SentOffsets();
    try (Sender sender = new Sender(catalogue.topic(), settings.kafka())) {
      examine(
          trino,
          records ->
              sender.send(
                  records,
                  place -> {
                    sent.add(place.partition(), place.offset());
                    listener.acknowledged();
                  }));
    }
    return await(new Arrivals(trino, catalogue, sent, begin));
  }

  /**
   * Looks at all rejected records, page by page.
   *
   * @param send sends those that are to be sent, and returns those that are too large
   */
  private void examine(Trino trino, UnaryOperator<List<RejectedRecord>> send) {
    RejectedRecords records =
        new RejectedRecords(trino, catalogue.rejectedTable(), settings.selection());
    EventTables tables = new EventTables(trino, catalogue);
    List<Page> pages = records.pages();
    listener.planned(pages.stream().mapToLong(Page::records).sum());
    for (Page page : pages) {
      List<RejectedRecord> toSend = toSend(records.read(page), tables);
      List<RejectedRecord> tooLarge = send.apply(toSend);
      for (RejectedRecord record : toSend) {
        add(record, tooLarge.contains(record) ? Counts.TOO_LARGE : Counts.SENT);
      }
      listener.examined(page.records());
    }
  }

  private List<RejectedRecord> toSend(List<RejectedRecord> records, EventTables tables) {
    Map<RejectedRecord, UUID> fitting = new LinkedHashMap<>();
    for (RejectedRecord record : records) {
      if (reader.read(record.value()) instanceof ReadResult.Fits fits) {
        fitting.put(record, fits.event().id());
      } else {
        add(record, Counts.STAYS);
      }
    }
    Set<UUID> rows = tables.idsAmong(fitting.values());
    Set<UUID> taken = new HashSet<>();
    List<RejectedRecord> toSend = new ArrayList<>();
    fitting.forEach(
        (record, id) -> {
          if (rows.contains(id)) {
            add(record, Counts.ROW);
          } else if (taken.add(id)) {
            toSend.add(record);
          } else {
            add(record, Counts.DUPLICATE);
          }
        });
    return toSend;
  }

  private void add(RejectedRecord record, Counts one) {
    counts.merge(record.code(), one, Counts::plus);
  }

  private ReplayReport await(Arrivals arrivals) throws InterruptedException {
    long end = System.nanoTime() + settings.timeout().toNanos();
    while (true) {
      ReplayReport report = new ReplayReport(false, counts, arrivals.look());
      if (report.missing() == 0 || System.nanoTime() - end >= 0) {
        return report;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }
}
