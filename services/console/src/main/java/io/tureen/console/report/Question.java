package io.tureen.console.report;

import io.tureen.catalogue.Catalogue;
import java.util.Optional;
import java.util.OptionalInt;

/** One of the report's questions: the words of it, and the query that answers it. */
interface Question {

  /** By which its address and its CSV file are called. */
  String id();

  String title();

  /** As a person asks it. */
  String words();

  /** Why this catalogue's events cannot answer it; empty if they can. */
  Optional<String> obstacle(Catalogue catalogue);

  /** How many rows it is answered with at most; empty if with all. */
  OptionalInt limit();

  /** The query for a period, ready to be pasted into Trino. Needs a catalogue without obstacle. */
  String sql(Catalogue catalogue, Period period);
}
