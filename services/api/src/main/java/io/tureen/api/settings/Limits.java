package io.tureen.api.settings;

import io.tureen.settings.Environment;
import java.time.Duration;

/**
 * How much the API takes upon itself.
 *
 * @param requestBytes of one request's body
 * @param requestEvents in one request
 * @param receivingBytes of large bodies that are being received or wait to be read
 * @param receiveTimeout within which a large body must have arrived
 * @param answerTimeout after which a request is answered, whatever Kafka does
 * @param inFlightBytes of events that are not settled yet
 * @param inFlightEvents that are not settled yet
 * @param rememberedEvents that were settled after their request's answer, for their retry
 * @param rememberFor how long these are remembered
 */
public record Limits(
    int requestBytes,
    int requestEvents,
    int receivingBytes,
    Duration receiveTimeout,
    Duration answerTimeout,
    int inFlightBytes,
    int inFlightEvents,
    int rememberedEvents,
    Duration rememberFor) {

  public static final String REQUEST_BYTES = "TUREEN_API_MAX_REQUEST_BYTES";
  public static final String REQUEST_EVENTS = "TUREEN_API_MAX_REQUEST_EVENTS";
  public static final String RECEIVING_BYTES = "TUREEN_API_MAX_RECEIVING_BYTES";
  public static final String RECEIVE_TIMEOUT = "TUREEN_API_RECEIVE_TIMEOUT";
  public static final String ANSWER_TIMEOUT = "TUREEN_API_ANSWER_TIMEOUT";
  public static final String IN_FLIGHT_BYTES = "TUREEN_API_MAX_IN_FLIGHT_BYTES";
  public static final String IN_FLIGHT_EVENTS = "TUREEN_API_MAX_IN_FLIGHT_EVENTS";
  public static final String REMEMBERED_EVENTS = "TUREEN_API_MAX_REMEMBERED_EVENTS";
  public static final String REMEMBER_FOR = "TUREEN_API_REMEMBER_FOR";

  private static final int MEBIBYTE = 1 << 20;

  static Limits from(Environment environment) {
    return new Limits(
        environment.count(REQUEST_BYTES, MEBIBYTE),
        environment.count(REQUEST_EVENTS, 10_000),
        environment.count(RECEIVING_BYTES, 16 * MEBIBYTE),
        environment.duration(RECEIVE_TIMEOUT, Duration.ofSeconds(30)),
        environment.duration(ANSWER_TIMEOUT, Duration.ofMillis(1_800)),
        environment.count(IN_FLIGHT_BYTES, 16 * MEBIBYTE),
        environment.count(IN_FLIGHT_EVENTS, 100_000),
        environment.count(REMEMBERED_EVENTS, 100_000),
        environment.duration(REMEMBER_FOR, Duration.ofMinutes(10)));
  }
}
