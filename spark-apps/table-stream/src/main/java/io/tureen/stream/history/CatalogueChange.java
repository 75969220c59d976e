package io.tureen.stream.history;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueText;
import io.tureen.catalogue.Fingerprint;
import io.tureen.catalogue.KeptCatalogues;
import io.tureen.catalogue.Stream;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.history.OtherStreams.Other;
import io.tureen.stream.settings.Decisions;
import io.tureen.stream.table.CatalogueNote;
import io.tureen.stream.table.CatalogueNote.Change;
import io.tureen.stream.table.CatalogueNote.Wanted;
import io.tureen.stream.table.StreamTable;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.topic.TopicState;
import io.tureen.stream.waiting.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets all streams change from one catalogue to the next at the same records. Each stream that is
 * started with another catalogue than its table was written by says where it stands and waits. Once
 * all have said so, the change is where the furthest of them stands: records before it are read by
 * the old catalogue, by streams that are behind too, and those after it by the new one. So no
 * record is an event for two streams, or for none, whatever the change moves, adds or narrows.
 */
public final class CatalogueChange {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueChange.class);

  private final CatalogueText text;
  private final Catalogue catalogue;
  private final String fingerprint;
  private final StreamTable table;
  private final OtherStreams others;
  private final KnownCatalogues known;
  private final TopicState topic;
  private final Waiting waiting;
  private final Decisions decisions;

  /**
   * @param text the catalogue that the stream was started with
   * @param table the stream's own
   * @param decisions what a person decided about streams that do not agree
   */
  public CatalogueChange(
      CatalogueText text,
      StreamTable table,
      OtherStreams others,
      KnownCatalogues known,
      TopicState topic,
      Waiting waiting,
      Decisions decisions) {
    this.text = text;
    this.catalogue = text.parse();
    this.fingerprint = Fingerprint.of(catalogue);
    this.table = table;
    this.others = others;
    this.known = known;
    this.topic = topic;
    this.waiting = waiting;
    this.decisions = decisions;
  }

  /**
   * Changes to the catalogue that the stream was started with, if it is another one than before.
   *
   * @param readFrom where the stream will begin to read
   * @param position before which every record was read already
   * @return which catalogue goes for which records
   * @throws StreamException if the change would lose or double records, and nobody decided to go on
   *     from here, whatever the other streams do and did
   */
  public Eras agree(Offsets readFrom, Offsets position) {
    known.keep(fingerprint, text);
    Optional<CatalogueNote> noted = noted();
    CatalogueNote own = noted.orElseGet(this::inherited);
    String decision =
        Decisions.of("catalogue", table.name(), own.catalogue(), fingerprint, position);
    if (decisions.include(decision)) {
      table.noteCatalogue(CatalogueNote.of(topic.topicId(), fingerprint));
      return Eras.only(text);
    }
    try {
      return agree(readFrom, position, noted, own);
    } catch (StreamException e) {
      throw e.problem() == StreamProblem.CATALOGUES_APART
          ? new StreamException(
              e.problem(),
              e.getMessage()
                  + " To go on from here all the same, start the stream once with "
                  + Decisions.setting(decision)
                  + ": events in between may be in no table or in two.",
              e)
          : e;
    }
  }

  private Eras agree(
      Offsets readFrom, Offsets position, Optional<CatalogueNote> noted, CatalogueNote found) {
    CatalogueNote own = found;
    if (!own.catalogue().equals(fingerprint)) {
      own = change(own, position);
    } else if (!noted.equals(Optional.of(own.wantingNothing()))) {
      own = stay(own);
    }
    return eras(own, readFrom);
  }

  private Optional<CatalogueNote> noted() {
    return table.catalogueNote().filter(note -> note.topicId().equals(topic.topicId()));
  }

  /** A table that is new, or older than these notes, has the past of the others. */
  private CatalogueNote inherited() {
    List<CatalogueNote> notes = look().stream().flatMap(other -> other.note().stream()).toList();
    return notes.stream()
        .filter(note -> note.catalogue().equals(fingerprint))
        .findFirst()
        .or(() -> notes.stream().findFirst())
        .map(CatalogueNote::wantingNothing)
        .orElseGet(() -> CatalogueNote.of(topic.topicId(), fingerprint));
  }

  private List<Other> look() {
    return waiting.until("the Metastore", StreamTable::mayPass, () -> others.of(catalogue));
  }

  /** Goes on with the catalogue that it had, even if another was wanted in between. */
  private CatalogueNote stay(CatalogueNote own) {
    Optional<String> wanted = own.wanted().map(Wanted::catalogue);
    for (Other other : look()) {
      if (wanted.isPresent() && other.note().map(CatalogueNote::catalogue).equals(wanted)) {
        throw apart("has changed to", other, wanted.get());
      }
    }
    CatalogueNote staying = own.wantingNothing();
    table.noteCatalogue(staying);
    return staying;
  }

  private CatalogueNote change(CatalogueNote own, Offsets position) {
    CatalogueNote wanting = own.wanting(fingerprint, position);
    table.noteCatalogue(wanting);
    LOG.info("event=catalogue-change-wanted from={} to={}", own.catalogue(), fingerprint);
    List<Other> all =
        waiting.until(
            "the other streams, which have to be started with the same catalogue",
            failure -> failure instanceof NotYet || StreamTable.mayPass(failure),
            () -> requireAllWant(own.catalogue()));
    Offsets at = where(own.catalogue(), position, all);
    requireNotPassed(position, at);
    requireReadyFor(own.catalogue(), at, position, all);
    CatalogueNote changed = own.changed(fingerprint, at).since(topic.beginning());
    table.noteCatalogue(changed);
    LOG.info("event=catalogue-changed from={} to={} at={}", own.catalogue(), fingerprint, at);
    return changed;
  }

  private List<Other> requireAllWant(String from) throws NotYet {
    List<Other> all = others.of(catalogue);
    for (Other other : all) {
      Optional<CatalogueNote> note = other.note();
      boolean wants =
          note.filter(found -> found.catalogue().equals(from))
              .flatMap(CatalogueNote::wanted)
              .filter(wanted -> wanted.catalogue().equals(fingerprint))
              .isPresent();
      boolean has = note.filter(found -> found.catalogue().equals(fingerprint)).isPresent();
      if (note.isPresent() && !has && !note.get().catalogue().equals(from)) {
        throw apart("reads by", other, note.get().catalogue());
      }
      if (!wants && !has) {
        throw new NotYet(other.stream());
      }
    }
    return all;
  }

  /** Where another stream has made the change already, else where the furthest one stands. */
  private Offsets where(String from, Offsets position, List<Other> all) {
    List<CatalogueNote> notes = all.stream().flatMap(other -> other.note().stream()).toList();
    return notes.stream()
        .filter(note -> note.catalogue().equals(fingerprint))
        .flatMap(note -> note.changedFrom(from).stream())
        .findFirst()
        .orElseGet(
            () ->
                notes.stream()
                    .flatMap(note -> note.wanted().stream())
                    .map(Wanted::position)
                    .reduce(position, Offsets::furthest));
  }

  private void requireNotPassed(Offsets position, Offsets at) {
    if (at.until(position) > 0) {
      throw new StreamException(
          StreamProblem.CATALOGUES_APART,
          "The other streams changed to this catalogue at the offsets %s, but this stream has already read by the old one up to %s."
              .formatted(at, position));
    }
  }

  /**
   * Two streams cannot write the rejected records at a time, and one that is gone writes nothing:
   * for these changes everything before must have been read.
   */
  private void requireReadyFor(String from, Offsets at, Offsets position, List<Other> all) {
    Catalogue old = requireKnown(from, at).parse();
    String owner = old.streams().get(0).name();
    if (!owner.equals(catalogue.streams().get(0).name())) {
      requireStanding("The stream that writes the rejected records changes", position, at);
      for (Other other : all) {
        other
            .note()
            .flatMap(CatalogueNote::wanted)
            .ifPresent(
                wanted ->
                    requireStanding(
                        "The stream that writes the rejected records changes",
                        wanted.position(),
                        at));
      }
    }
    List<String> kept = catalogue.streams().stream().map(Stream::name).toList();
    for (Other other : others.of(old)) {
      if (!kept.contains(other.stream())) {
        requireStanding(
            "The catalogue no longer has the stream " + other.stream(), other.committed(), at);
      }
    }
  }

  private void requireStanding(String what, Offsets position, Offsets at) {
    if (position.until(at) > 0) {
      throw new StreamException(
          StreamProblem.CATALOGUES_APART,
          ("%s, and the streams stand at different offsets: one at %s, the furthest at %s. Start all streams with the catalogue"
                  + " that they had, stop what sends events, wait until every stream has caught up, stop them all, and start them"
                  + " with the new catalogue.")
              .formatted(what, position, at));
    }
  }

  private StreamException apart(String what, Other other, String its) {
    return new StreamException(
        StreamProblem.CATALOGUES_APART,
        ("The stream %s %s the catalogue with the fingerprint %s, which is in the table %s. Start this stream with that catalogue"
                + " once, and change to another one with all streams.")
            .formatted(other.stream(), what, its, KeptCatalogues.TABLE));
  }

  private Eras eras(CatalogueNote own, Offsets readFrom) {
    List<Eras.Era> past = new ArrayList<>();
    for (Change change : own.changes()) {
      if (readFrom.until(change.at()) > 0) {
        past.add(new Eras.Era(requireKnown(change.from(), change.at()), change.at()));
      }
    }
    return new Eras(past, text);
  }

  private CatalogueText requireKnown(String past, Offsets until) {
    return known
        .find(past)
        .orElseThrow(
            () ->
                new StreamException(
                    StreamProblem.CATALOGUES_APART,
                    ("Records before the offsets %s were read by the catalogue with the fingerprint %s, which the table %s does"
                            + " not have. Start this stream once with that catalogue, which notes it there, and then with this"
                            + " one again.")
                        .formatted(until, past, KeptCatalogues.TABLE)));
  }

  /** A stream was not started with the new catalogue yet. */
  private static final class NotYet extends Exception {
    private static final long serialVersionUID = 1L;

    NotYet(String stream) {
      super("the stream " + stream + " has not come yet");
    }
  }
}
