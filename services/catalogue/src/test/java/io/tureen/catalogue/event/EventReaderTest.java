package io.tureen.catalogue.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import io.tureen.catalogue.Catalogue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

  private static final UUID ID = UUID.fromString("0197a3c8-5d3e-7c41-9d0f-3a1f0c2b7e55");
  private static final Instant NOW = Instant.parse("2026-03-14T19:26:53.589793238Z");
  private static final String ENVELOPE =
      "\"event_id\":\"" + ID + "\",\"event_timestamp\":\"2026-03-14T19:26:53.589793Z\"";

  private final EventReader restaurant = readerOf(Catalogue.builtIn());
  private final EventReader things = readerOf(TestCatalogues.EVERY_TYPE);

  @Test
  void theJacksonUnderTestIsTheOneMeant() {
    assertThat(PackageVersion.VERSION.toString())
        .isEqualTo(
            System.getProperty("jackson.version.expected", PackageVersion.VERSION.toString()));
  }

  @Test
  void aPostedEventGetsAnIdAndTheTimeInMicroseconds() throws NotJsonException {
    Event event = fits(post("{'event_type':'review','user_id':'ada','stars':3}", Optional.empty()));

    assertThat(event.values())
        .containsExactly(
            java.util.Map.entry("event_id", ID),
            java.util.Map.entry("event_type", "review"),
            java.util.Map.entry("event_timestamp", Instant.parse("2026-03-14T19:26:53.589793Z")),
            java.util.Map.entry("user_id", "ada"),
            java.util.Map.entry("stars", 3));
    assertThat(event.key()).isEqualTo("ada");
    assertThat(event.id()).isEqualTo(ID);
    assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-03-14T19:26:53.589793Z"));
    assertThat(event.value("stars")).contains(3);
    assertThat(event.value("description")).isEmpty();
    assertThat(event.value("nothing")).isEmpty();
  }

  @Test
  void aPostedEventKeepsTheIdAndTheTimeItHas() throws NotJsonException {
    Event event =
        fits(
            post(
                "{'event_type':'login','user_id':'ada','event_id':'00000000-0000-4000-8000-00000000000A',"
                    + "'event_timestamp':'2025-01-31T23:30:00.5-02:00'}",
                Optional.empty()));

    assertThat(event.id()).hasToString("00000000-0000-4000-8000-00000000000a");
    assertThat(event.timestamp()).isEqualTo("2025-02-01T01:30:00.500Z");
  }

  @Test
  void theTypeMayBeLeftOutWhereItIsKnown() throws NotJsonException {
    Event event = fits(post("{'user_id':'ada'}", Optional.of("login")));

    assertThat(event.type().name()).isEqualTo("login");
    assertThat(event.values()).containsEntry("event_type", "login");
  }

  @Test
  void anotherTypeThanTheKnownOneIsRefused() throws NotJsonException {
    assertMisfit(
        post("{'event_type':'order','user_id':'ada'}", Optional.of("login")),
        ProblemCode.NOT_ALLOWED,
        "event_type",
        "It is \"order\", but only events of type \"login\" are taken here.");
  }

  @Test
  void nothingIsGeneratedForARecordOfTheTopic() {
    ReadResult result = restaurant.read(bytes("{'event_type':'login','user_id':'ada'}"));

    assertThat(((ReadResult.Misfit) result).problems())
        .extracting(Problem::code, Problem::field)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ProblemCode.MISSING_FIELD, "event_id"),
            org.assertj.core.groups.Tuple.tuple(ProblemCode.MISSING_FIELD, "event_timestamp"));
  }

  @Test
  void anUnknownTypeNamesTheNearestKnownOne() {
    assertMisfit(
        restaurant.read(bytes("{'event_type':'logn'}")),
        ProblemCode.UNKNOWN_EVENT_TYPE,
        "event_type",
        "\"logn\" is not an event type. Did you mean \"login\"?");
  }

  @Test
  void anUnknownFieldNamesTheNearestKnownOne() {
    assertMisfit(
        restaurant.read(
            bytes("{'event_type':'review','user_id':'a','stars':1,'starz':1," + ENVELOPE + "}")),
        ProblemCode.UNKNOWN_FIELD,
        "starz",
        "\"starz\" is not a field of review events. Did you mean \"stars\"?");
  }

  @Test
  void aFieldOfAnotherTypeIsUnknownHere() {
    assertMisfit(
        restaurant.read(bytes("{'event_type':'login','user_id':'a','stars':1," + ENVELOPE + "}")),
        ProblemCode.UNKNOWN_FIELD,
        "stars",
        "not a field of login events");
  }

  @Test
  void everyProblemOfAnEventIsTold() throws NotJsonException {
    ReadResult result = post("{'event_type':'order','coupon':'yes','price':-1}", Optional.empty());

    assertThat(((ReadResult.Misfit) result).problems())
        .extracting(problem -> problem.field() + " " + problem.code())
        .containsExactly(
            "coupon NOT_ALLOWED",
            "price OUT_OF_RANGE",
            "user_id MISSING_FIELD",
            "description MISSING_FIELD");
    assertThat(((ReadResult.Misfit) result).reason())
        .startsWith(
            "coupon: \"yes\" is not among the values allowed. Did you mean \"Yes\"? price: ");
  }

  @Test
  void noMoreThanTenProblemsAreTold() {
    StringBuilder json = new StringBuilder("{'event_type':'login'");
    for (int i = 0; i < 50_000; i++) {
      json.append(",'x").append(i).append("':1");
    }

    ReadResult result = restaurant.read(bytes(json.append('}').toString()));

    assertThat(((ReadResult.Misfit) result).problems()).hasSize(10);
  }

  @Test
  void aRecordWithoutAValueIsATombstone() {
    assertMisfit(restaurant.read((byte[]) null), ProblemCode.TOMBSTONE, "", "no value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                           | EMPTY",
        "` \n\t `                     | EMPTY",
        "words                        | NOT_JSON",
        "{                            | NOT_JSON",
        "{'event_type'                | NOT_JSON",
        "{'event_type':'login',}      | NOT_JSON",
        "{'event_type':login}         | NOT_JSON",
        "{event_type:'login'}         | NOT_JSON",
        "{} {}                        | NOT_JSON",
        "{} x                         | NOT_JSON",
        "{'a':NaN}                    | NOT_JSON",
        "{'a':Infinity}               | NOT_JSON",
        "{'a':01}                     | NOT_JSON",
        "{'a':+1}                     | NOT_JSON",
        "{'a':.5}                     | NOT_JSON",
        "/* remark */ {}              | NOT_JSON",
        "{'a':'\t'}                   | NOT_JSON",
        "null                         | NOT_AN_OBJECT",
        "[]                           | NOT_AN_OBJECT",
        "12                           | NOT_AN_OBJECT",
        "'login'                      | NOT_AN_OBJECT",
        "{'a':1,'a':1}                | DUPLICATE_FIELD",
        "{'event_type':'login','event_type':'order'} | DUPLICATE_FIELD",
        "{}                           | MISSING_FIELD",
        "{'event_type':null}          | WRONG_TYPE",
        "{'event_type':['login']}     | WRONG_TYPE",
        "{'event_type':''}            | UNKNOWN_EVENT_TYPE",
        "{'event_type':'LOGIN'}       | UNKNOWN_EVENT_TYPE"
      })
  void whatIsNoEventHasOneProblem(String json, ProblemCode code) {
    ReadResult result = restaurant.read(bytes(json == null ? "" : json));

    assertThat(((ReadResult.Misfit) result).problems())
        .extracting(Problem::code)
        .containsExactly(code);
    assertThat(((ReadResult.Misfit) result).reason()).hasSizeLessThan(400).doesNotContain("\n");
  }

  @Test
  void bytesThatAreNotUtf8AreToldApart() {
    List<byte[]> wrong =
        List.of(
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xfe, (byte) 0xff, 0, '{', 0, '}'}, // UTF-16
            new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'}, // overlong
            new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}, // a surrogate
            new byte[] {'"', (byte) 0xe2, (byte) 0x82}); // cut
    for (byte[] bytes : wrong) {
      assertMisfit(restaurant.read(bytes), ProblemCode.NOT_UTF8, "", "not UTF-8");
    }
  }

  @Test
  void utf16WithoutAMarkIsNotJson() {
    assertMisfit(
        restaurant.read("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)),
        ProblemCode.NOT_JSON,
        "",
        "");
  }

  @Test
  void deepNestingIsNotFollowed() {
    assertMisfit(restaurant.read(bytes("[".repeat(900_000))), ProblemCode.TOO_LARGE, "", "limit");
    assertMisfit(
        restaurant.read(bytes("{'a':".repeat(100_000))), ProblemCode.TOO_LARGE, "", "limit");
  }

  @Test
  void aNumberOfAMillionDigitsIsNotRead() {
    assertMisfit(
        restaurant.read(bytes("{'a':" + "1".repeat(1_000_000) + "}")),
        ProblemCode.TOO_LARGE,
        "",
        "limit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e1000000000",
        "1e-1000000000",
        "-1e1000000000",
        "1e2147483647",
        "1e99999999999",
        "1e-99999999999",
        "1e-2147483647",
        "0e1000000000",
        "123456789e999999999",
        "1.5e-999999999"
      })
  void anEnormousExponentCostsNothing(String number) {
    long start = System.nanoTime();
    for (String field :
        List.of("small", "int32", "int64", "price", "whole", "share", "ratio", "real")) {
      things.read(thing(field, number));
    }
    for (String field : List.of("word", "colour", "fine", "other", "until", "nosuch")) {
      assertThat(things.read(thing(field, number))).isInstanceOf(ReadResult.Misfit.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "3.0", "3e0", "30e-1", "0.3e1"})
  void aWholeNumberIsTheSameHoweverItIsWritten(String json) {
    assertThat(fits(things.read(thing("small", json))).value("small")).contains(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "price  | 0            | 0.00",
        "price  | -0.0         | 0.00",
        "price  | 0e1000000000 | 0.00",
        "price  | 12.5         | 12.50",
        "price  | 12.500000    | 12.50",
        "price  | 1.25e1       | 12.50",
        "price  | 125e-1       | 12.50",
        "price  | 9999.99      | 9999.99",
        "price  | -9999.99     | -9999.99",
        "price  | 1e3          | 1000.00",
        "price  | 0.1          | 0.10",
        "whole  | 99999999999999999999999999999999999999 | 99999999999999999999999999999999999999",
        "whole  | 1e37         | 10000000000000000000000000000000000000",
        "share  | 0.99         | 0.99"
      })
  void aDecimalIsKeptExactlyWithItsScale(String field, String json, BigDecimal kept) {
    assertThat(fits(things.read(thing(field, json))).value(field)).contains(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "word      | 1              | WRONG_TYPE   | must be a text, and is the number 1",
        "word      | null           | WRONG_TYPE   | is null. Leave the field out",
        "word      | []             | WRONG_TYPE   | is an array",
        "word      | {'a':1}        | WRONG_TYPE   | is an object",
        "word      | ''             | TOO_SHORT    | is empty",
        "word      | 'sixsix'       | TOO_LONG     | has 6 characters, and may have 5",
        "word      | 'a\\u0000b'    | BAD_CHARACTER | U+0000",
        "word      | 'a\\ud800'     | BAD_CHARACTER | surrogate",
        "word      | '\\ude00\\ud83d' | BAD_CHARACTER | surrogate",
        "long_word | 'ab'           | TOO_SHORT    | has 2 characters, and must have 3",
        "long_word | '\\ud83d\\ude00\\ud83d\\ude00' | TOO_SHORT | has 2 characters",
        "colour    | 'gren'         | NOT_ALLOWED  | Did you mean \"green\"?",
        "colour    | 'blue'         | NOT_ALLOWED  | Known: red, green.",
        "colour    | 1              | WRONG_TYPE   | must be a text",
        "small     | '1'            | WRONG_TYPE   | whole number, and is the text \"1\"",
        "small     | 1.5            | WRONG_TYPE   | must be a whole number, and is the number 1.5",
        "small     | 1e-1000000000  | WRONG_TYPE   | must be a whole number",
        "int64     | 1e1000000000   | OUT_OF_RANGE | from -9223372036854775808",
        "small     | true           | WRONG_TYPE   | is true",
        "small     | 6              | OUT_OF_RANGE | from -5 to 5, and is the number 6",
        "int32     | 2147483648     | OUT_OF_RANGE | from -2147483648 to 2147483647",
        "int64     | 9223372036854775808 | OUT_OF_RANGE | the number 9223372036854775808",
        "int64     | 18446744073709551617 | OUT_OF_RANGE | ",
        "price     | '1.00'         | WRONG_TYPE   | must be a number",
        "price     | 10000          | OUT_OF_RANGE | from -9999.99 to 9999.99",
        "price     | 9999.991       | OUT_OF_RANGE | ",
        "price     | 1e1000000000   | OUT_OF_RANGE | from -9999.99 to 9999.99, and is the number ",
        "price     | 0.001          | TOO_PRECISE  | 2 digits after the point",
        "price     | 1e-1000000000  | TOO_PRECISE  | the number 1E-1000000000",
        "share     | -0.01          | OUT_OF_RANGE | from 0.00 to 0.99",
        "whole     | 0.5            | TOO_PRECISE  | 0 digits",
        "ratio     | 1.01           | OUT_OF_RANGE | from 0.0 to 1.0",
        "ratio     | 'half'         | WRONG_TYPE   | must be a number",
        "real      | 1e400          | OUT_OF_RANGE | ",
        "fine      | 'true'         | WRONG_TYPE   | true or false",
        "fine      | 1              | WRONG_TYPE   | true or false",
        "other     | 'abc'          | WRONG_FORMAT | \"abc\" is not a UUID",
        "other     | '1-1-1-1-1'    | WRONG_FORMAT | ",
        "other     | '0197a3c85d3e7c419d0f3a1f0c2b7e55' | WRONG_FORMAT | ",
        "other     | '{0197a3c8-5d3e-7c41-9d0f-3a1f0c2b7e5}' | WRONG_FORMAT | ",
        "other     | '+197a3c8-5d3e-7c41-9d0f-3a1f0c2b7e55' | WRONG_FORMAT | ",
        "other     | 1              | WRONG_TYPE   | UUID in a text",
        "until     | 1773516413     | WRONG_TYPE   | timestamp in a text",
        "until     | '2026-03-14'   | WRONG_FORMAT | RFC 3339",
        "until     | '2026-03-14T19:26:53' | WRONG_FORMAT | with an offset",
        "until     | '0000-12-31T00:00:00Z' | OUT_OF_RANGE | outside the years 1 to 9999",
        "until     | '0001-01-01T00:00:00+00:01' | OUT_OF_RANGE | ",
        "until     | '9999-12-31T23:59:59-00:01' | OUT_OF_RANGE | "
      })
  void aValueThatDoesNotFitSaysWhy(String field, String json, ProblemCode code, String words) {
    assertMisfit(things.read(thing(field, json)), code, field, words == null ? "" : words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "word     | 'fives'",
        "word     | '\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00'",
        "word     | ' '",
        "word     | '\\u0001\\n'",
        "any_word | ''",
        "colour   | 'red'",
        "int32    | -2147483648",
        "int64    | 9223372036854775807",
        "ratio    | 1",
        "ratio    | 5e-324",
        "real     | -1.7976931348623157e308",
        "fine     | false",
        "other    | '0197A3C8-5D3E-7C41-9D0F-3A1F0C2B7E55'",
        "until    | '9999-12-31T23:59:59.999999999Z'"
      })
  void aValueThatFitsIsReadBackAsItWasWritten(String field, String json) {
    Event event = fits(things.read(thing(field, json)));

    assertThat(fits(things.read(event.toJson()))).isEqualTo(event).hasSameHashCodeAs(event);
    assertThat(fits(things.read(event.toJson())).toJson()).isEqualTo(event.toJson());
  }

  @Test
  void jsonOfAnEventIsCompactAndInTheOrderOfTheCatalogue() throws NotJsonException {
    Event event =
        fits(
            post(
                "{'price': 1.8E1, 'coupon': 'No', 'description': 'Café \\u00e9\\n', 'user_id': 'ada', 'event_type': 'order'}",
                Optional.empty()));

    assertThat(new String(event.toJson(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"event_id\":\"0197a3c8-5d3e-7c41-9d0f-3a1f0c2b7e55\",\"event_type\":\"order\","
                + "\"event_timestamp\":\"2026-03-14T19:26:53.589793Z\",\"user_id\":\"ada\","
                + "\"description\":\"Café é\\n\",\"coupon\":\"No\",\"price\":18.00}");
    assertThat(event).hasToString(event.values().toString());
  }

  private static EventReader readerOf(Catalogue catalogue) {
    return new EventReader(catalogue, Clock.fixed(NOW, ZoneOffset.UTC), () -> ID);
  }

  private ReadResult post(String json, Optional<String> type) throws NotJsonException {
    return restaurant.read(EventJson.parse(bytes(json)), type);
  }

  private static byte[] thing(String field, String json) {
    return bytes("{'event_type':'thing'," + ENVELOPE + ",'" + field + "':" + json + "}");
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static Event fits(ReadResult result) {
    assertThat(result).isInstanceOf(ReadResult.Fits.class);
    return ((ReadResult.Fits) result).event();
  }

  private static void assertMisfit(
      ReadResult result, ProblemCode code, String field, String words) {
    assertThat(result).isInstanceOf(ReadResult.Misfit.class);
    ReadResult.Misfit misfit = (ReadResult.Misfit) result;
    assertThat(misfit.problems()).as(misfit.reason()).hasSize(1);
    assertThat(misfit.code()).as(misfit.reason()).isEqualTo(code);
    assertThat(misfit.problems().get(0).field()).isEqualTo(field);
    assertThat(misfit.problems().get(0).reason()).contains(words);
  }
}
