package io.tureen.catalogue.event;

/** Why a record or a posted event does not fit the catalogue. docs/catalogue.md explains each. */
public enum ProblemCode {
  /** A record without a value. */
  TOMBSTONE,
  /** A record whose value has no bytes, or only white space. */
  EMPTY,
  /** Bytes that are not UTF-8. */
  NOT_UTF8,
  /** Text that is not one JSON value. */
  NOT_JSON,
  /** JSON that is nested too deep, or has a number or a text too long to be looked at. */
  TOO_LARGE,
  /** JSON, but not an object. */
  NOT_AN_OBJECT,
  /** A field that is there twice. */
  DUPLICATE_FIELD,
  /** A type that the catalogue does not have. */
  UNKNOWN_EVENT_TYPE,
  /** A field that events of this type do not have. */
  UNKNOWN_FIELD,
  /** A field that must be there is not. */
  MISSING_FIELD,
  /** A text where a number belongs, and so on; null is never right. */
  WRONG_TYPE,
  /** Text that is not a UUID or not a timestamp. */
  WRONG_FORMAT,
  /** A number or a moment outside its range. */
  OUT_OF_RANGE,
  /** A decimal with more digits after the point than can be kept. */
  TOO_PRECISE,
  /** A value that is not among those allowed. */
  NOT_ALLOWED,
  /** Text with fewer characters than it must have. */
  TOO_SHORT,
  /** Text with more characters than it may have. */
  TOO_LONG,
  /** Text with U+0000 or half a surrogate pair. */
  BAD_CHARACTER
}
