package io.tureen.catalogue;

import static io.tureen.catalogue.CatalogueErrorCode.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueErrorsTest {

  private static final String VALID =
      """
      name: shop
      topic: shop_events
      key: user_id
      rejected_table: shop_rejected
      streams:
        shop-events:
          table: shop_events
        shop-sales:
          table: shop_sales
      fields:
        user_id: {type: text, required: true}
        note: {type: text}
      event_types:
        visit:
          stream: shop-events
          fields:
            page: {type: text, max_length: 10, example: home}
        leave:
          stream: shop-events
        sale:
          stream: shop-sales
          fields:
            amount: {type: decimal, precision: 8, scale: 2}
            count: {type: integer, min: 1, max: 9}
      """;

  @Test
  void theUnchangedTextIsValid() {
    assertThat(Catalogue.parse("shop.yaml", VALID).eventTypes()).hasSize(3);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        // what is replaced, by what, the code, the line, words of the message
        mistake(
            "topic: shop_events", "topik: shop_events", UNKNOWN_KEY, 2, "Did you mean \"topic\"?"),
        mistake(
            "stream: shop-sales",
            "streem: shop-sales",
            UNKNOWN_KEY,
            21,
            "event_types.sale.streem",
            "Did you mean \"stream\"?"),
        mistake("max_length: 10", "maxlength: 10", UNKNOWN_KEY, 17, "Did you mean \"max_length\"?"),
        mistake(
            "table: shop_sales", "tabel: shop_sales", UNKNOWN_KEY, 9, "streams.shop-sales.tabel"),
        mistake(
            "type: decimal, ",
            "type: decimal, max_length: 3, ",
            KEY_NOT_FOR_TYPE,
            23,
            "decimal have no \"max_length\""),
        mistake(
            "max_length: 10",
            "allowed: [a], max_length: 10",
            KEY_NOT_FOR_TYPE,
            17,
            "allowed values have their lengths"),
        mistake("name: shop\n", "", MISSING_KEY, 1, "\"name\" is missing"),
        mistake(
            "    table: shop_sales\n",
            "    {}\n",
            MISSING_KEY,
            8,
            "streams.shop-sales",
            "\"table\" is missing"),
        mistake("precision: 8, ", "", MISSING_KEY, 23, "\"precision\" is missing"),
        mistake(
            "{type: text}",
            "{required: false}",
            MISSING_KEY,
            12,
            "fields.note",
            "\"type\" is missing"),
        mistake("leave:", "visit:", DUPLICATE_KEY, 18, "already in line 14"),
        mistake(
            "topic: shop_events",
            "topic: shop_events\ntopic: b",
            DUPLICATE_KEY,
            3,
            "already in line 2"),
        mistake(
            "max_length: 10, example: home",
            "allowed: [a, b, a]",
            DUPLICATE_KEY,
            17,
            "\"a\" is in the list twice"),
        mistake("name: shop", "name: 12", WRONG_TYPE, 1, "must be a text", "is \"12\""),
        mistake("name: shop", "name:", WRONG_TYPE, 1, "is nothing"),
        mistake("name: shop", "name: [shop]", WRONG_TYPE, 1, "is a list"),
        mistake("required: true", "required: Yes", WRONG_TYPE, 11, "true or false", "\"Yes\""),
        mistake("max_length: 10", "max_length: ten", WRONG_TYPE, 17, "whole number"),
        mistake("max_length: 10", "max_length: 1.5", WRONG_TYPE, 17, "whole number"),
        mistake("max_length: 10", "max_length: 0x1f", WRONG_TYPE, 17, "whole number"),
        mistake("min: 1", "min: .inf", WRONG_TYPE, 24, "whole number"),
        mistake("scale: 2", "scale: 2, min: .nan", WRONG_TYPE, 23, "plain decimal number"),
        mistake(
            "max_length: 10, example: home", "allowed: [1, 2]", WRONG_TYPE, 17, "put it in quotes"),
        mistake("max_length: 10, example: home", "allowed: one", WRONG_TYPE, 17, "must be a list"),
        mistake("{type: text}", "text", WRONG_TYPE, 12, "must be a map"),
        mistake("name: shop", "? [a]\n: b\nname: shop", WRONG_TYPE, 1, "a key must be a word"),
        mistake("{type: text}", "{type: txt}", UNKNOWN_TYPE, 12, "Did you mean \"text\"?"),
        mistake("{type: text}", "{type: varchar}", UNKNOWN_TYPE, 12, "Did you mean \"text\"?"),
        mistake("{type: text}", "{type: geometry}", UNKNOWN_TYPE, 12, "Known: text, integer, long"),
        mistake("name: shop", "name: My Shop", BAD_NAME, 1, "Did you mean \"my_shop\"?"),
        mistake("topic: shop_events", "topic: shop events", BAD_NAME, 2, "for Kafka"),
        mistake("topic: shop_events", "topic: ..", BAD_NAME, 2, "for Kafka"),
        mistake(
            "table: shop_sales", "table: shop-sales", BAD_NAME, 9, "Did you mean \"shop_sales\"?"),
        mistake("shop-sales:", "shop_sales:", BAD_NAME, 8, "Did you mean \"shop-sales\"?"),
        mistake("shop-sales:", "\"shop-sales\\e[31m\":", BAD_NAME, 8, "\\u001b"),
        mistake("sale:\n    stream", "Sale:\n    stream", BAD_NAME, 20, "Did you mean \"sale\"?"),
        mistake("count:", "1count:", BAD_NAME, 24, "begin with a letter"),
        mistake("count:", "co;drop table x:", BAD_NAME, 24),
        mistake("count:", "c".repeat(64) + ":", BAD_NAME, 24, "at most 63"),
        mistake("count:", "kafka_partition:", RESERVED_NAME, 24, "where a row came from"),
        mistake("count:", "event_id:", RESERVED_NAME, 24, "every event has this field already"),
        mistake(
            "note:", "event_timestamp:", RESERVED_NAME, 12, "every event has this field already"),
        mistake("count:", "order:", RESERVED_NAME, 24, "\"order\" is a word of SQL"),
        mistake("table: shop_sales", "table: table", RESERVED_NAME, 9, "word of SQL"),
        mistake(
            "table: shop_sales",
            "table: tureen_streams",
            RESERVED_NAME,
            9,
            "\"tureen_streams\" is the table in which the streams"),
        mistake(
            "table: shop_sales",
            "table: tureen_catalogues",
            RESERVED_NAME,
            9,
            "\"tureen_catalogues\" is the table in which the streams keep"),
        mistake(
            "rejected_table: shop_rejected",
            "rejected_table: tureen_streams",
            RESERVED_NAME,
            4,
            "Choose another"),
        mistake("min: 1, max: 9", "min: 9, max: 1", BAD_RANGE, 24, "min is greater than max"),
        mistake("max: 9", "max: 3000000000", BAD_RANGE, 24, "is not between"),
        mistake("precision: 8", "precision: 39", BAD_RANGE, 23, "39 is not between 1 and 38"),
        mistake("precision: 8", "precision: 0", BAD_RANGE, 23, "0 is not between 1 and 38"),
        mistake("scale: 2", "scale: 9", BAD_RANGE, 23, "9 is not between 0 and 8"),
        mistake(
            "scale: 2",
            "scale: 2, min: 0.001",
            BAD_RANGE,
            23,
            "more than 2 digits after the point"),
        mistake("scale: 2", "scale: 2, min: 1e1000000000", BAD_RANGE, 23, "is not between"),
        mistake("scale: 2", "scale: 2, min: 1e-1000000000", BAD_RANGE, 23, "more than 2 digits"),
        mistake(
            "scale: 2", "scale: 2, min: 5, max: 4.99", BAD_RANGE, 23, "min is greater than max"),
        mistake("max_length: 10", "max_length: 0", BAD_RANGE, 17),
        mistake("max_length: 10", "max_length: 2000000", BAD_RANGE, 17),
        mistake("max_length: 10", "min_length: 11, max_length: 10", BAD_RANGE, 17),
        mistake("max_length: 10, example: home", "allowed: [\"a\\0b\"]", BAD_RANGE, 17, "\\u0000"),
        mistake("example: home", "example: longer than ten", BAD_EXAMPLE, 17, "has 15 characters"),
        mistake(
            "max_length: 10, example: home",
            "allowed: [Yes, No], example: yes",
            BAD_EXAMPLE,
            17,
            "Did you mean \"Yes\"?"),
        mistake("{type: text}", "{type: uuid, example: x}", BAD_EXAMPLE, 12),
        mistake(
            "min: 1, max: 9",
            "min: 1, max: 9, example: 10",
            BAD_RANGE,
            24,
            "10 is not between 1 and 9"),
        mistake(
            "stream: shop-sales",
            "stream: shop-sale",
            UNKNOWN_STREAM,
            21,
            "Did you mean \"shop-sales\"?"),
        mistake(
            "stream: shop-sales",
            "stream: shop-events",
            UNUSED_STREAM,
            8,
            "no event type goes into this stream"),
        mistake(
            "table: shop_sales", "table: shop_events", SHARED_TABLE, 9, "the stream shop-events"),
        mistake(
            "table: shop_sales", "table: shop_rejected", SHARED_TABLE, 9, "the rejected records"),
        mistake(
            "table: shop_sales",
            "table: shop_events_duplicates",
            SHARED_TABLE,
            9,
            "the duplicates of the stream shop-events"),
        mistake(
            "  leave:\n    stream: shop-events\n",
            "  leave:\n    stream: shop-events\n    fields:\n      page: {type: integer}\n",
            CONFLICTING_TYPES,
            21,
            "integer here and text in visit (line 17)"),
        mistake("key: user_id", "key: note", BAD_KEY, 3, "required text or uuid field"),
        mistake("key: user_id", "key: userid", BAD_KEY, 3, "Did you mean \"user_id\"?"),
        mistake("count:", "note:", COMMON_FIELD, 24, "its type is said there"),
        mistake(
            "count: {type: integer, min: 1, max: 9}",
            "user_id: {required: false}",
            COMMON_FIELD,
            24,
            "required in every event"));
  }

  @ParameterizedTest(name = "[{index}] {1} is {2} in line {3}")
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsCodeAndItsLine(
      String original, String mistaken, CatalogueErrorCode code, int line, List<String> words) {
    String yaml = VALID.replace(original, mistaken);
    assertThat(yaml).isNotEqualTo(VALID);

    CatalogueException error = errorOf(yaml);

    assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
    assertThat(error.line()).as(error.getMessage()).isEqualTo(line);
    assertThat(error).hasMessageStartingWith(code.id() + " shop.yaml:" + line + ": ");
    assertThat(error.getMessage()).doesNotContain("\n", "\u001b");
    assertThat(words).allSatisfy(word -> assertThat(error).hasMessageContaining(word));
  }

  static Stream<Arguments> wholeFiles() {
    return Stream.of(
        Arguments.of("", EMPTY, 0),
        Arguments.of("# only a remark\n", EMPTY, 0),
        Arguments.of("---\n...\n", EMPTY, 0),
        Arguments.of("null", EMPTY, 0),
        Arguments.of("just words", WRONG_TYPE, 1),
        Arguments.of("- a\n- b", WRONG_TYPE, 1),
        Arguments.of("{}", MISSING_KEY, 1),
        Arguments.of(VALID + "---\n" + VALID, SEVERAL_DOCUMENTS, 25),
        Arguments.of("name: a\n  b: c: d\n", NOT_YAML, 2),
        Arguments.of("name: a\ntopic: [a\n", NOT_YAML, 3),
        Arguments.of("name: a\n\ttopic: b\n", NOT_YAML, 2),
        Arguments.of("%YAML 9.9\n---\nname: a\n", NOT_YAML, 1),
        Arguments.of("name: a\ntopic: \u0001\n", NOT_YAML, 2),
        Arguments.of("name: a\ntopic: \ud800\n", NOT_YAML, 2),
        Arguments.of("name: a\ntopic: !!binary x", WRONG_TYPE, 2),
        Arguments.of("name: &a shop\ntopic: *a\n", ALIAS, 1),
        Arguments.of("name: a\ntopic: *a\n", ALIAS, 2),
        Arguments.of("a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", ALIAS, 1),
        Arguments.of("[".repeat(100_000), TOO_LARGE, 1),
        Arguments.of("a:\n ".repeat(1) + "{a: ".repeat(50_000), TOO_LARGE, 2),
        Arguments.of("#".repeat(2 << 20), TOO_LARGE, 0),
        Arguments.of(
            VALID.replaceAll("(?s)streams:.*?fields:", "streams: {}\nfields:"), NOTHING_IN_IT, 5),
        Arguments.of(
            VALID.replaceAll("(?s)event_types:.*", "event_types: {}\n"), NOTHING_IN_IT, 13),
        Arguments.of(
            VALID.replace("max_length: 10, example: home", "allowed: []"), NOTHING_IN_IT, 17));
  }

  @ParameterizedTest(name = "[{index}] {1} in line {2}")
  @MethodSource("wholeFiles")
  void aTextThatIsNoCatalogueIsRefusedAsWhatItIs(String yaml, CatalogueErrorCode code, int line) {
    CatalogueException error = errorOf(yaml);

    assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
    assertThat(error.line()).as(error.getMessage()).isEqualTo(line);
    assertThat(error.getMessage()).hasSizeLessThan(500).doesNotContain("\n");
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path directory) {
    Path file = directory.resolve("none.yaml");

    CatalogueException error =
        catchThrowableOfType(CatalogueException.class, () -> Catalogue.load(file));

    assertThat(error.code()).isEqualTo(UNREADABLE);
    assertThat(error).hasMessageContaining(file.toString()).hasMessageContaining("no such file");
  }

  @Test
  void aDirectoryIsNotReadable(@TempDir Path directory) {
    CatalogueException error =
        catchThrowableOfType(CatalogueException.class, () -> Catalogue.load(directory));

    assertThat(error.code()).isEqualTo(UNREADABLE);
  }

  @Test
  void aFileThatIsNotUtf8IsRefused(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("latin.yaml");
    Files.write(file, new byte[] {'n', ':', ' ', (byte) 0xe9});

    CatalogueException error =
        catchThrowableOfType(CatalogueException.class, () -> Catalogue.load(file));

    assertThat(error.code()).isEqualTo(NOT_YAML);
  }

  @Test
  void aHugeFileIsNotRead(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("huge.yaml");
    Files.write(file, new byte[CatalogueText.MAX_BYTES + 1]);

    CatalogueException error =
        catchThrowableOfType(CatalogueException.class, () -> Catalogue.load(file));

    assertThat(error.code()).isEqualTo(TOO_LARGE);
  }

  private static CatalogueException errorOf(String yaml) {
    CatalogueException error =
        catchThrowableOfType(CatalogueException.class, () -> Catalogue.parse("shop.yaml", yaml));
    assertThat(error).as("the error").isNotNull();
    return error;
  }

  private static Arguments mistake(
      String original, String mistaken, CatalogueErrorCode code, int line, String... words) {
    return Arguments.of(original, mistaken, code, line, List.of(words));
  }
}
