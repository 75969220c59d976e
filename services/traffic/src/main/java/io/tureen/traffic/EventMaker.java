package io.tureen.traffic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.catalogue.Envelope;
import io.tureen.catalogue.EventType;
import io.tureen.catalogue.Field;
import io.tureen.catalogue.FieldType;
import io.tureen.catalogue.NearestWord;
import io.tureen.catalogue.Quoted;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes events of one type. Weights for what the type does not have, or cannot have, are left out.
 */
final class EventMaker {
  private static final int ONE_OPTIONAL_FIELD_IN_SO_MANY_IS_ABSENT = 10;

  private final EventType type;
  private final Map<String, String> parameters;
  private final Map<String, FieldWeights> weights;
  private final EventTimes times;
  private final PlainValues plainValues;

  EventMaker(
      EventType type,
      EventWeights weights,
      Optional<Field> keyField,
      WeightedChoice<String> guests,
      EventTimes times,
      PlainValues plainValues) {
    this.type = type;
    this.times = times;
    this.plainValues = plainValues;
    this.parameters = new LinkedHashMap<>();
    weights
        .parameters()
        .forEach(
            (parameter, field) -> {
              if (type.field(field).isPresent()) {
                parameters.put(parameter, field);
              }
            });
    this.weights = new HashMap<>();
    for (Field field : type.fields()) {
      Optional.ofNullable(weights.fields().get(field.name()))
          .flatMap(found -> fitting(found, field.type()))
          .ifPresent(found -> this.weights.put(field.name(), found));
    }
    keyField
        .flatMap(key -> fitting(new FieldWeights.Values(guests), key.type()))
        .ifPresent(pool -> this.weights.put(keyField.get().name(), pool));
  }

  /** What a caller may fix: parameters and fields. */
  Set<String> givable() {
    Set<String> names = new LinkedHashSet<>(parameters.keySet());
    type.fields().forEach(field -> names.add(field.name()));
    return names;
  }

  ObjectNode make(Map<String, String> given, RandomGenerator random) {
    Map<String, String> texts = new HashMap<>();
    Instant instant = times.pick(random);
    texts.put(Envelope.EVENT_ID, EventIds.at(instant, random).toString());
    texts.put(Envelope.EVENT_TYPE, type.name());
    texts.put(Envelope.EVENT_TIMESTAMP, instant.toString());
    given.forEach((name, value) -> texts.put(fieldOf(name), value));

    ObjectNode event = JsonNodeFactory.instance.objectNode();
    for (Field field : type.fields()) {
      String text = text(field, texts, random);
      if (text != null) {
        event.set(field.name(), FieldText.toJson(field.type(), text));
      }
    }
    return event;
  }

  private String fieldOf(String given) {
    String field = parameters.getOrDefault(given, given);
    if (type.field(field).isEmpty()) {
      throw new TrafficException(
          TrafficErrorCode.UNKNOWN_PARAMETER,
          "%s is neither a parameter nor a field of %s.%s"
              .formatted(Quoted.of(given), type.name(), NearestWord.suggestion(given, givable())));
    }
    return field;
  }

  /** The field's value, chosen once and then kept in {@code texts}; null where it stays absent. */
  private String text(Field field, Map<String, String> texts, RandomGenerator random) {
    String known = texts.get(field.name());
    if (known != null) {
      return known;
    }
    FieldWeights weight = weights.get(field.name());
    if (weight instanceof FieldWeights.By by) {
      Field other = type.field(by.field()).orElseThrow();
      weight = by.forValue(text(other, texts, random)).orElse(null);
    }
    String text = weight == null ? unweighted(field, random) : weighted(field, weight, random);
    if (text != null) {
      texts.put(field.name(), text);
    }
    return text;
  }

  private static String weighted(Field field, FieldWeights weight, RandomGenerator random) {
    return switch (weight) {
      case FieldWeights.Values values -> values.choice().pick(random);
      case FieldWeights.Between between ->
          Numbers.of(field.type())
              .flatMap(numbers -> numbers.within(between.low(), between.high()))
              .orElseThrow()
              .pick(random)
              .toPlainString();
      case FieldWeights.By by ->
          throw new IllegalStateException("weights by " + by.field() + " within such weights");
    };
  }

  private String unweighted(Field field, RandomGenerator random) {
    boolean absent =
        !field.required() && random.nextInt(ONE_OPTIONAL_FIELD_IN_SO_MANY_IS_ABSENT) == 0;
    return absent ? null : plainValues.pick(field, random);
  }

  private Optional<FieldWeights> fitting(FieldWeights weights, FieldType fieldType) {
    return switch (weights) {
      case FieldWeights.Values values ->
          values
              .choice()
              .keeping(text -> FieldText.fits(fieldType, text))
              .map(FieldWeights.Values::new);
      case FieldWeights.Between between ->
          Numbers.of(fieldType)
              .flatMap(numbers -> numbers.within(between.low(), between.high()))
              .map(numbers -> weights);
      case FieldWeights.By by -> fitting(by, fieldType);
    };
  }

  private Optional<FieldWeights> fitting(FieldWeights.By by, FieldType fieldType) {
    Optional<FieldWeights> otherwise = by.otherwise().flatMap(found -> fitting(found, fieldType));
    if (type.field(by.field()).isEmpty()) {
      return otherwise;
    }
    Map<String, FieldWeights> cases = new HashMap<>();
    by.cases()
        .forEach(
            (value, found) ->
                fitting(found, fieldType).ifPresent(fitting -> cases.put(value, fitting)));
    return Optional.of(new FieldWeights.By(by.field(), cases, otherwise));
  }
}
