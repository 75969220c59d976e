package io.tureen.api.problem;

/**
 * What can be wrong with a request, as the {@code code} of the answer says it. Stable: clients
 * decide by it. docs/api.md explains each.
 */
public enum ApiProblemCode {
  NOT_JSON(400, "The body is not JSON"),
  NO_EVENTS(400, "The body holds no event"),
  BAD_REQUEST(400, "The request cannot be read"),
  BAD_IDEMPOTENCY_KEY(400, "The idempotency key is not one"),
  UNKNOWN_PATH(404, "There is nothing here"),
  UNKNOWN_EVENT_TYPE(404, "The catalogue has no such event type"),
  METHOD_NOT_ALLOWED(405, "This path does not take that method"),
  NOT_ACCEPTABLE(406, "The answer cannot be given in that form"),
  REQUEST_TIMEOUT(408, "The request took too long to arrive"),
  REQUEST_TOO_LARGE(413, "The body has too many bytes"),
  TOO_MANY_EVENTS(413, "The body holds too many events"),
  EVENT_TOO_LARGE(413, "An event is larger than Kafka takes"),
  URI_TOO_LONG(414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is of a type that is not taken here"),
  UNSUPPORTED_ENCODING(415, "The body is encoded in a way that is not taken here"),
  EVENT_DOES_NOT_FIT(422, "An event does not fit the catalogue"),
  BAD_PARAMETER(422, "A parameter does not fit"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  INTERNAL_ERROR(500, "Tureen made a mistake"),
  OVER_CAPACITY(503, "Too many events are in flight"),
  KAFKA_TOO_SLOW(503, "Kafka did not take the events in time"),
  KAFKA_REFUSED(503, "Kafka refused the events"),
  STOPPING(503, "This API is stopping");

  private final int status;
  private final String title;

  ApiProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
