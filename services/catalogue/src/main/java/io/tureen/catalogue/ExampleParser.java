package io.tureen.catalogue;

/** Takes an example that the field itself would take. */
final class ExampleParser {

  private ExampleParser() {}

  static Object example(YamlValue value, FieldType type) {
    if (type instanceof FieldType.Text text) {
      return text(value, text);
    } else if (type instanceof FieldType.WholeNumber number) {
      return value.wholeNumber(number.min(), number.max());
    } else if (type instanceof FieldType.Decimal decimal) {
      return value.decimal(decimal.scale(), decimal.min(), decimal.max());
    } else if (type instanceof FieldType.FloatingPoint number) {
      return value.floatingPoint(number.min(), number.max());
    } else if (type instanceof FieldType.Flag) {
      return value.flag();
    }
    throw value.error(
        CatalogueErrorCode.BAD_EXAMPLE,
        "a uuid or a timestamp needs no example: there is one already. Remove it.");
  }

  private static String text(YamlValue value, FieldType.Text type) {
    String text = value.text();
    if (!type.allowed().isEmpty() && !type.allowed().contains(text)) {
      throw value.error(
          CatalogueErrorCode.BAD_EXAMPLE,
          Quoted.of(text)
              + " is not among the values allowed."
              + NearestWord.suggestion(text, type.allowed()));
    }
    int length = text.codePointCount(0, text.length());
    if (length < type.minLength() || length > type.maxLength() || !Texts.areCharacters(text)) {
      throw value.error(
          CatalogueErrorCode.BAD_EXAMPLE,
          Quoted.of(text)
              + " has "
              + length
              + " characters, and the field takes "
              + type.minLength()
              + " to "
              + type.maxLength()
              + ", U+0000 not among them.");
    }
    return text;
  }
}
