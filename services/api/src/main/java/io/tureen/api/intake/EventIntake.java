package io.tureen.api.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.api.problem.ApiProblem;
import io.tureen.api.problem.ApiProblemCode;
import io.tureen.api.problem.ApiProblemException;
import io.tureen.api.problem.EventError;
import io.tureen.api.sending.OutgoingEvent;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Envelope;
import io.tureen.catalogue.EventType;
import io.tureen.catalogue.NearestWord;
import io.tureen.catalogue.Quoted;
import io.tureen.catalogue.event.Event;
import io.tureen.catalogue.event.EventJson;
import io.tureen.catalogue.event.EventReader;
import io.tureen.catalogue.event.NotJsonException;
import io.tureen.catalogue.event.Problem;
import io.tureen.catalogue.event.ReadResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the events of a request's body, all or none. Thread-safe. */
public final class EventIntake {

  private final Catalogue catalogue;
  private final EventReader reader;
  private final int maxEvents;

  public EventIntake(Catalogue catalogue, EventReader reader, int maxEvents) {
    this.catalogue = catalogue;
    this.reader = reader;
    this.maxEvents = maxEvents;
  }

  /**
   * Checks the name of an event type.
   *
   * @throws ApiProblemException if the catalogue has none of that name
   */
  public String requireType(String name) {
    if (catalogue.eventType(name).isEmpty()) {
      List<String> known = catalogue.eventTypes().stream().map(EventType::name).toList();
      throw new ApiProblemException(
          ApiProblemCode.UNKNOWN_EVENT_TYPE,
          Quoted.of(name) + " is not an event type." + NearestWord.suggestion(name, known));
    }
    return name;
  }

  /**
   * Reads an event, or an array of events.
   *
   * @param type of events that do not say it
   * @param key from which the ids of events follow that have none
   * @throws ApiProblemException if one of them is wrong, or there is none
   */
  public List<OutgoingEvent> readJson(
      byte[] body, Optional<String> type, Optional<IdempotencyKey> key) {
    JsonNode json = parse(body, 0, body.length, "");
    Events events = new Events(type, key);
    if (json.isArray()) {
      requireAtMost(json.size());
      for (JsonNode element : json) {
        events.read(element);
      }
    } else {
      events.read(json);
    }
    return events.all();
  }

  /**
   * Reads one event a line; empty lines are passed over.
   *
   * @param type of events that do not say it
   * @param key from which the ids of events follow that have none
   * @throws ApiProblemException if one of them is wrong, or there is none
   */
  public List<OutgoingEvent> readLines(
      byte[] body, Optional<String> type, Optional<IdempotencyKey> key) {
    Events events = new Events(type, key);
    int line = 0;
    for (int start = 0; start < body.length; ) {
      int end = endOfLine(body, start);
      line++;
      if (!isBlank(body, start, end)) {
        requireAtMost(events.count + 1);
        events.read(parse(body, start, end, "Line " + line + ": "));
      }
      start = end + 1;
    }
    return events.all();
  }

  /** Takes one event that is JSON already. */
  public List<OutgoingEvent> take(JsonNode event) {
    Events events = new Events(Optional.empty(), Optional.empty());
    events.read(event);
    return events.all();
  }

  private void requireAtMost(int events) {
    if (events > maxEvents) {
      throw new ApiProblemException(
          ApiProblemCode.TOO_MANY_EVENTS,
          "A request may hold "
              + maxEvents
              + " events, and this one holds more. Send them in several requests.");
    }
  }

  private static JsonNode parse(byte[] body, int start, int end, String place) {
    try {
      return EventJson.parse(body, start, end - start);
    } catch (NotJsonException e) {
      Problem problem = e.problem();
      boolean empty = isBlank(body, start, end);
      throw new ApiProblemException(
          empty ? ApiProblemCode.NO_EVENTS : ApiProblemCode.NOT_JSON,
          place
              + (empty
                  ? "The body is empty. Send an event, or an array of events, as JSON."
                  : problem.reason()));
    }
  }

  private static int endOfLine(byte[] body, int start) {
    int end = start;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(byte[] body, int start, int end) {
    for (int i = start; i < end; i++) {
      byte b = body[i];
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }

  /** The events of one request, as they are read. */
  private final class Events {

    private final Optional<String> type;
    private final Optional<IdempotencyKey> key;
    private final List<OutgoingEvent> fitting = new ArrayList<>();
    private final List<EventError> errors = new ArrayList<>();
    private int count;
    private int errorCount;

    private Events(Optional<String> type, Optional<IdempotencyKey> key) {
      this.type = type;
      this.key = key;
    }

    private void read(JsonNode json) {
      int index = count++;
      if (json instanceof ObjectNode object && !object.has(Envelope.EVENT_ID)) {
        key.ifPresent(given -> object.put(Envelope.EVENT_ID, given.idOf(index, typeOf(json))));
      }
      switch (reader.read(json, type)) {
        case ReadResult.Fits fits -> {
          if (errorCount == 0) {
            fitting.add(outgoing(fits.event()));
          }
        }
        case ReadResult.Misfit misfit -> note(index, misfit);
      }
    }

    private String typeOf(JsonNode json) {
      return json.path(Envelope.EVENT_TYPE).asText(type.orElse(""));
    }

    private void note(int index, ReadResult.Misfit misfit) {
      errorCount += misfit.problems().size();
      for (Problem problem : misfit.problems()) {
        if (errors.size() < ApiProblem.MOST_ERRORS) {
          errors.add(
              new EventError(index, problem.field(), problem.code().name(), problem.reason()));
        }
      }
    }

    private List<OutgoingEvent> all() {
      if (count == 0) {
        throw new ApiProblemException(
            ApiProblemCode.NO_EVENTS, "There is no event in the body. Send at least one.");
      }
      if (errorCount > 0) {
        String detail =
            count == 1
                ? firstError()
                : "Of "
                    + count
                    + " events none was taken. Event "
                    + errors.getFirst().index()
                    + ": "
                    + firstError();
        throw new ApiProblemException(
            new ApiProblem(ApiProblemCode.EVENT_DOES_NOT_FIT, detail, errors, errorCount));
      }
      return fitting;
    }

    private String firstError() {
      EventError first = errors.getFirst();
      return first.field().isEmpty() ? first.reason() : first.field() + ": " + first.reason();
    }
  }

  private static OutgoingEvent outgoing(Event event) {
    return new OutgoingEvent(event.key().getBytes(StandardCharsets.UTF_8), event.toJson());
  }
}
