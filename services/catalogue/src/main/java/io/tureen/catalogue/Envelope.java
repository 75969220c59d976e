package io.tureen.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * The three fields that every event of every catalogue has; a catalogue file does not list them.
 */
public final class Envelope {

  public static final String EVENT_ID = "event_id";
  public static final String EVENT_TYPE = "event_type";
  public static final String EVENT_TIMESTAMP = "event_timestamp";

  static final List<String> NAMES = List.of(EVENT_ID, EVENT_TYPE, EVENT_TIMESTAMP);

  private Envelope() {}

  /** The fields, for events of the given types. */
  static List<Field> fields(List<String> eventTypes) {
    return List.of(
        new Field(
            EVENT_ID,
            new FieldType.Uuid(),
            true,
            Optional.of(Generated.UUID_V7),
            "Tells this event from every other; made by the API when absent. A retry sends the same one.",
            Optional.of("0197a3c8-5d3e-7c41-9d0f-3a1f0c2b7e55")),
        new Field(
            EVENT_TYPE,
            new FieldType.Text(1, Names.MAX_LENGTH, eventTypes),
            true,
            Optional.empty(),
            "What happened.",
            Optional.of(eventTypes.get(0))),
        new Field(
            EVENT_TIMESTAMP,
            new FieldType.Timestamp(),
            true,
            Optional.of(Generated.NOW),
            "When it happened (RFC 3339 with an offset, kept to microseconds); now when absent.",
            Optional.of("2026-03-14T19:26:53.589Z")));
  }
}
