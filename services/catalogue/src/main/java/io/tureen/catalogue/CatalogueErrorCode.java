package io.tureen.catalogue;

/** The mistakes in a catalogue file. docs/catalogue.md explains each. */
public enum CatalogueErrorCode {
  /** The file is not there, or this process may not read it. */
  UNREADABLE,
  /** The file is larger than a catalogue can be, or nested deeper. */
  TOO_LARGE,
  /** The file has nothing in it. */
  EMPTY,
  /** The file is not YAML 1.2 in UTF-8. */
  NOT_YAML,
  /** The file holds more than one YAML document. */
  SEVERAL_DOCUMENTS,
  /** The file uses an anchor or an alias. */
  ALIAS,
  /** A key that does not exist there. */
  UNKNOWN_KEY,
  /** A key or a name that is there twice. */
  DUPLICATE_KEY,
  /** A key that must be there is not. */
  MISSING_KEY,
  /** A list where a map belongs, a word where a number belongs, and so on. */
  WRONG_TYPE,
  /** A list or a map that must have something in it has nothing. */
  NOTHING_IN_IT,
  /** A name that Kafka, SQL or Kubernetes would not take as it is. */
  BAD_NAME,
  /** A name that Tureen or SQL uses itself. */
  RESERVED_NAME,
  /** A type of field that does not exist. */
  UNKNOWN_TYPE,
  /** A key that fields of that type do not have. */
  KEY_NOT_FOR_TYPE,
  /** An event type that says of a field of every event more than it may. */
  COMMON_FIELD,
  /** A number outside what is possible, or a min above its max. */
  BAD_RANGE,
  /** An example that the field itself would refuse. */
  BAD_EXAMPLE,
  /** A stream that is not among the streams. */
  UNKNOWN_STREAM,
  /** A stream into which no event type goes. */
  UNUSED_STREAM,
  /** Two streams, or a stream and the rejected records, with one table. */
  SHARED_TABLE,
  /** One field name with two types of columns in the same table. */
  CONFLICTING_TYPES,
  /** The key is not a field that every event has. */
  BAD_KEY;

  /** The code as errors show it, for example {@code TUREEN-CATALOGUE-UNKNOWN-KEY}. */
  public String id() {
    return "TUREEN-CATALOGUE-" + name().replace('_', '-');
  }
}
