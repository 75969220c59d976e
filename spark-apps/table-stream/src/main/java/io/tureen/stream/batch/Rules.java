package io.tureen.stream.batch;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import io.tureen.catalogue.event.Event;
import io.tureen.catalogue.event.EventReader;
import io.tureen.catalogue.event.ReadResult;
import io.tureen.stream.topic.Offsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What a catalogue says about records, to one stream. */
final class Rules {
  private final EventReader reader;
  private final Stream stream;
  private final boolean keepRejected;
  private final Optional<Offsets> until;

  /**
   * The rules of a catalogue.
   *
   * @param stream to which they are told; the catalogue need not have it
   * @param until the first records for which they do not go; empty when they go for all
   */
  Rules(Catalogue catalogue, Stream stream, Optional<Offsets> until) {
    this.reader = new EventReader(catalogue, Clock.systemUTC(), UUID::randomUUID);
    this.stream = stream;
    this.keepRejected = catalogue.ownsRejected(stream);
    this.until = until;
  }

  boolean goFor(TopicRecord record) {
    return until.isEmpty() || record.offset() < until.get().in(record.partition());
  }

  ReadResult read(TopicRecord record) {
    return reader.read(record.value());
  }

  boolean areOfThisStream(Event event) {
    return event.type().stream().equals(stream);
  }

  boolean keepRejected() {
    return keepRejected;
  }
}
