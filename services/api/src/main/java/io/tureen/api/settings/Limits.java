package io.tureen.api.settings;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;
import java.time.Duration;

/**
 * How much the API takes upon itself.
 *
 * @param requestBytes of one request's body
 * @param requestEvents in one request
 * @param receivingBytes of large bodies that are being received or wait to be read
 * @param receiveTimeout within which a large body must have arrived
 * @param answerTimeout after which a request is answered, whatever Kafka does
 * @param deliveryTimeout after which an event is given up that Kafka has not acknowledged
 * @param inFlightBytes of events that are not settled yet
 * @param inFlightEvents that are not settled yet
 */
public record Limits(
    int requestBytes,
    int requestEvents,
    int receivingBytes,
    Duration receiveTimeout,
    Duration answerTimeout,
    Duration deliveryTimeout,
    int inFlightBytes,
    int inFlightEvents) {

  public static final String REQUEST_BYTES = "TUREEN_API_MAX_REQUEST_BYTES";
  public static final String REQUEST_EVENTS = "TUREEN_API_MAX_REQUEST_EVENTS";
  public static final String RECEIVING_BYTES = "TUREEN_API_MAX_RECEIVING_BYTES";
  public static final String RECEIVE_TIMEOUT = "TUREEN_API_RECEIVE_TIMEOUT";
  public static final String ANSWER_TIMEOUT = "TUREEN_API_ANSWER_TIMEOUT";
  public static final String DELIVERY_TIMEOUT = "TUREEN_API_DELIVERY_TIMEOUT";
  public static final String IN_FLIGHT_BYTES = "TUREEN_API_MAX_IN_FLIGHT_BYTES";
  public static final String IN_FLIGHT_EVENTS = "TUREEN_API_MAX_IN_FLIGHT_EVENTS";

  /** How long the streams know an event by its id. */
  public static final String DEDUPLICATION_WINDOW = "TUREEN_DEDUPLICATION_WINDOW";

  private static final int DELIVERIES_IN_WINDOW = 10;
  private static final int MEBIBYTE = 1 << 20;

  static Limits from(Environment environment) {
    return new Limits(
        environment.count(REQUEST_BYTES, MEBIBYTE),
        environment.count(REQUEST_EVENTS, 10_000),
        environment.count(RECEIVING_BYTES, 16 * MEBIBYTE),
        environment.duration(RECEIVE_TIMEOUT, Duration.ofSeconds(30)),
        environment.duration(ANSWER_TIMEOUT, Duration.ofMillis(1_800)),
        deliveryTimeout(environment),
        environment.count(IN_FLIGHT_BYTES, 16 * MEBIBYTE),
        environment.count(IN_FLIGHT_EVENTS, 100_000));
  }

  /**
   * What the producer writes late must be recognised as what was sent again meanwhile, also by
   * streams that have fallen behind.
   */
  private static Duration deliveryTimeout(Environment environment) {
    Duration timeout = environment.duration(DELIVERY_TIMEOUT, Duration.ofMinutes(5));
    Duration window = environment.duration(DEDUPLICATION_WINDOW, Duration.ofHours(1));
    if (timeout.compareTo(window.dividedBy(DELIVERIES_IN_WINDOW)) > 0) {
      throw new StartException(
          StartProblem.SETTING_WRONG,
          "%s in the environment is '%s', and should be at most a tenth of %s, which is '%s': else an event that is sent again could be two rows. Shorten the one, or lengthen the other here and for the streams."
              .formatted(DELIVERY_TIMEOUT, timeout, DEDUPLICATION_WINDOW, window));
    }
    return timeout;
  }
}
