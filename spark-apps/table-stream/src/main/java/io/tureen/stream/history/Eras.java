package io.tureen.stream.history;

import io.tureen.catalogue.CatalogueText;
import io.tureen.stream.topic.Offsets;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which catalogue decides about which records: those before a change are read by the catalogue of
 * their time, whenever they are read.
 *
 * @param past what went before, the oldest first
 * @param now goes for all records after the past
 */
public record Eras(ArrayList<Era> past, CatalogueText now) implements Serializable {

  /**
   * A time that is over.
   *
   * @param until the first records of the next one
   */
  public record Era(CatalogueText catalogue, Offsets until) implements Serializable {}

  public Eras(List<Era> past, CatalogueText now) {
    this(new ArrayList<>(past), now);
  }

  /** One catalogue for all records. */
  public static Eras only(CatalogueText catalogue) {
    return new Eras(List.of(), catalogue);
  }
}
