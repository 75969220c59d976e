package io.tureen.traffic;

import io.tureen.catalogue.Field;
import io.tureen.catalogue.FieldType;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values for fields that have no weights: they fit the field's type, and look like something. */
final class PlainValues {
  private final Guests guests;
  private final EventTimes times;

  PlainValues(Guests guests, EventTimes times) {
    this.guests = guests;
    this.times = times;
  }

  String pick(Field field, RandomGenerator random) {
    return switch (field.type()) {
      case FieldType.Text text -> words(field, text, random);
      case FieldType.Uuid ignored -> EventIds.at(times.pick(random), random).toString();
      case FieldType.Timestamp ignored -> times.pick(random).toString();
      case FieldType.Flag ignored -> Boolean.toString(random.nextBoolean());
      case FieldType.WholeNumber number -> number(number, random);
      case FieldType.Decimal number -> number(number, random);
      case FieldType.FloatingPoint number -> number(number, random);
    };
  }

  private static String number(FieldType type, RandomGenerator random) {
    return Numbers.of(type).orElseThrow().plausible().pick(random).toPlainString();
  }

  private String words(Field field, FieldType.Text type, RandomGenerator random) {
    if (!type.allowed().isEmpty()) {
      return one(type.allowed(), random);
    }
    if (field.example().isPresent() && random.nextBoolean()) {
      return field.example().get().toString();
    }
    StringBuilder words = new StringBuilder();
    do {
      words.append(words.isEmpty() ? "" : " ").append(one(guests.adjectives(), random));
      words.append(' ').append(one(guests.nouns(), random));
    } while (words.length() < type.minLength());
    return cut(words.toString(), type.maxLength());
  }

  /** The first code points, without a space at the end. */
  private static String cut(String words, int maxLength) {
    return words.codePointCount(0, words.length()) <= maxLength
        ? words
        : words.substring(0, words.offsetByCodePoints(0, maxLength)).replace(' ', '_');
  }

  private static String one(List<String> values, RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }
}
