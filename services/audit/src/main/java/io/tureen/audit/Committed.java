package io.tureen.audit;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * Which tables there are, and up to where all of them have the topic.
 *
 * @param places the tables that are there
 * @param offsets of each of them that notes any
 * @param findings why some say nothing about the topic
 */
record Committed(List<Place> places, List<CommittedOffsets> offsets, List<Finding> findings) {

  /** As the tables are now. */
  static Committed read(Trino trino, Catalogue catalogue, Topic.State topic) {
    List<Place> places = new ArrayList<>();
    List<CommittedOffsets> offsets = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Place place : places(catalogue)) {
      if (trino.exists(place.table())) {
        places.add(place);
        CommittedOffsets.of(trino, place.table())
            .ifPresentOrElse(
                noted -> {
                  offsets.add(noted);
                  if (!noted.topicId().equals(topic.id())) {
                    findings.add(ofAnother(place, noted, catalogue, topic));
                  }
                },
                () -> findings.addAll(withoutOffsets(place, topic)));
      } else if (place.kind() != Place.Kind.DUPLICATE && !topic.isEmpty()) {
        findings.add(
            Finding.failure(
                AuditProblem.TABLE,
                "There is no table %s, so nothing can be audited. Start the stream that writes it."
                    .formatted(place.table())));
      }
    }
    return new Committed(places, offsets, findings);
  }

  private static List<Place> places(Catalogue catalogue) {
    List<Place> places = new ArrayList<>();
    for (Stream stream : catalogue.streams()) {
      places.add(new Place(Place.Kind.ROW, stream.table()));
      places.add(new Place(Place.Kind.DUPLICATE, stream.duplicatesTable()));
    }
    places.add(new Place(Place.Kind.REJECTED, catalogue.rejectedTable()));
    return places;
  }

  private static Finding ofAnother(
      Place place, CommittedOffsets noted, Catalogue catalogue, Topic.State topic) {
    return Finding.failure(
        AuditProblem.TABLE,
        "The table %s has the records of the topic with the id %s, and the topic %s of this Kafka has the id %s, so nothing can be audited. Name the Kafka that the streams read, or start them with it."
            .formatted(place.table(), noted.topicId(), catalogue.topic(), topic.id()));
  }

  /** A stream that found the topic empty notes nothing yet. */
  private static List<Finding> withoutOffsets(Place place, Topic.State topic) {
    return topic.isEmpty()
        ? List.of()
        : List.of(
            Finding.failure(
                AuditProblem.TABLE,
                "The table %s has no property %s, so nothing can be audited. Start the stream that writes it; it notes there how far it is."
                    .formatted(place.table(), CommittedOffsets.PROPERTY)));
  }

  /** Up to where all tables have a partition; nowhere unless each says so of this topic. */
  long end(int partition) {
    if (!findings.isEmpty()) {
      return 0;
    }
    return offsets.stream()
        .mapToLong(noted -> noted.next().getOrDefault(partition, 0L))
        .min()
        .orElse(0);
  }
}
