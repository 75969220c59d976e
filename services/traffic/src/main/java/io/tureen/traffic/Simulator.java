package io.tureen.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.EventType;
import io.tureen.catalogue.Field;
import io.tureen.catalogue.NearestWord;
import io.tureen.catalogue.Quoted;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes events as guests of the app would cause them. The n-th event depends on the seed, the
 * clock's day (UTC), n and what was asked for; so two simulators that are asked for the same, one
 * thing after the other, make the same events with the same ids. Thread-safe.
 */
public final class Simulator {
  private final Map<String, EventMaker> makers = new LinkedHashMap<>();
  private final long base;
  private final AtomicLong made = new AtomicLong();

  /**
   * @param clock whose today no event reaches: all lie in the days before
   */
  public Simulator(Catalogue catalogue, TrafficWeights weights, Clock clock, long seed) {
    EventTimes times = new EventTimes(weights.habits(), clock);
    PlainValues plainValues = new PlainValues(weights.guests(), times);
    WeightedChoice<String> guests = weights.guests().pool();
    for (EventType type : catalogue.eventTypes()) {
      Optional<Field> keyField = type.field(catalogue.keyField());
      makers.put(
          type.name(),
          new EventMaker(type, weights.of(type.name()), keyField, guests, times, plainValues));
    }
    this.base = new SplittableRandom(seed).nextLong();
  }

  /**
   * The next event: every required field is there, and what is not given fits the catalogue.
   *
   * @param given what to fix, by a parameter ({@code menu}, {@code food}, {@code stars}) or a
   *     field's name; values that do not fit are taken over as they are, for the reader of the
   *     event to refuse
   * @throws TrafficException if the catalogue has no such type, or the type no such parameter
   */
  public ObjectNode event(String eventType, Map<String, String> given) {
    EventMaker maker = makerOf(eventType);
    return maker.make(given, new SplittableRandom(base + made.getAndIncrement()));
  }

  /** What may be given for events of this type: its parameters, then its fields. */
  public Set<String> givable(String eventType) {
    return makerOf(eventType).givable();
  }

  private EventMaker makerOf(String eventType) {
    EventMaker maker = makers.get(eventType);
    if (maker == null) {
      throw new TrafficException(
          TrafficErrorCode.UNKNOWN_EVENT_TYPE,
          Quoted.of(eventType)
              + " is no type of event in the catalogue."
              + NearestWord.suggestion(eventType, makers.keySet()));
    }
    return maker;
  }
}
