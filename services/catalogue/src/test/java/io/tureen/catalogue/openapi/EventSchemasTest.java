package io.tureen.catalogue.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.EventType;
import io.tureen.catalogue.Field;
import io.tureen.catalogue.FieldType;
import io.tureen.catalogue.event.EventJson;
import io.tureen.catalogue.event.EventReader;
import io.tureen.catalogue.event.NotJsonException;
import io.tureen.catalogue.event.ReadResult;
import io.tureen.catalogue.event.TestCatalogues;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemasTest {

  /** Values of every kind, on both sides of every border of {@link TestCatalogues#EVERY_TYPE}. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "[]",
          "{}",
          "0",
          "-0",
          "1",
          "5",
          "6",
          "-5",
          "-6",
          "2147483647",
          "2147483648",
          "-2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1.0",
          "0.0",
          "0.5",
          "0.05",
          "0.005",
          "1.01",
          "0.29",
          "0.99",
          "9999.99",
          "9999.991",
          "10000",
          "-9999.99",
          "-10000",
          "12.500",
          "1e2",
          "1e-3",
          "1e400",
          "1.5e300",
          "99999999999999999999999999999999999999",
          "100000000000000000000000000000000000000",
          "''",
          "' '",
          "'ab'",
          "'abc'",
          "'fives'",
          "'sixsix'",
          "'\\u0000'",
          "'\\u0001'",
          "'a\\nb'",
          "'abc\\n'",
          "'\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00'",
          "'red'",
          "'Red'",
          "'red '",
          "'" + "x".repeat(10_000) + "'",
          "'" + "x".repeat(10_001) + "'",
          "'0197a3c8-5d3e-7c41-9d0f-3a1f0c2b7e55'",
          "'0197A3C8-5D3E-7C41-9D0F-3A1F0C2B7E55'",
          "'0197a3c8-5d3e-7c41-9d0f-3a1f0c2b7e5'",
          "'00000000-0000-0000-0000-000000000000'",
          "'2026-03-14T19:26:53Z'",
          "'2026-03-14t19:26:53z'",
          "'2026-03-14T19:26:53.123456789+01:00'",
          "'2026-03-14T19:26:53.1234567891Z'",
          "'2026-03-14T19:26:53'",
          "'2026-03-14 19:26:53Z'",
          "'2026-02-30T19:26:53Z'",
          "'2026-03-14T19:26:60Z'",
          "'2026-12-31T23:59:60Z'",
          "'0000-03-14T19:26:53Z'",
          "'0001-01-01T00:00:00Z'",
          "'0001-01-01T00:00:00+00:01'",
          "'9999-12-31T23:59:59Z'",
          "'9999-12-31T23:59:59-00:01'",
          "'2026-03-14T19:26:53+24:00'",
          "'2026-03-14'",
          "'thing'");

  static Stream<Field> fields() {
    return TestCatalogues.EVERY_TYPE.eventTypes().get(0).fields().stream();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aFieldsSchemaTakesWhatTheReaderTakes(Field field) throws NotJsonException {
    EventType type = TestCatalogues.EVERY_TYPE.eventTypes().get(0);
    EventReader reader = readerOf(TestCatalogues.EVERY_TYPE);
    JsonSchema schema = schemaOf(type);
    for (String value : VALUES) {
      if (field.type() instanceof FieldType.WholeNumber && value.matches(".*e[0-9]{3}")) {
        continue; // The validator itself takes whole numbers beyond any long as they come.
      }
      ObjectNode event = (ObjectNode) parse("{'event_type':'thing'}");
      event.set(field.name(), parse(value));

      boolean fits = reader.read(event, Optional.empty()) instanceof ReadResult.Fits;

      assertThat(schema.validate(event).isEmpty())
          .as("whether the schema of %s takes %s: %s", field, value, schema.validate(event))
          .isEqualTo(fits);
    }
  }

  @Test
  void theSchemaAsksForTheFieldsThatTheReaderAsksFor() throws NotJsonException {
    EventReader reader = readerOf(Catalogue.builtIn());
    for (EventType type : Catalogue.builtIn().eventTypes()) {
      JsonSchema schema = schemaOf(type);
      ObjectNode whole = example(type);
      whole.put("event_id", UUID.randomUUID().toString());
      whole.put("event_timestamp", "2026-03-14T19:26:53Z");
      assertThat(schema.validate(whole)).isEmpty();
      for (Field field : type.fields()) {
        ObjectNode part = whole.deepCopy();
        part.remove(field.name());

        boolean fits = reader.read(part, Optional.empty()) instanceof ReadResult.Fits;

        assertThat(schema.validate(part).isEmpty())
            .as("%s without %s", type.name(), field.name())
            .isEqualTo(fits);
      }
      ObjectNode more = whole.deepCopy().put("nosuch", 1);
      assertThat(schema.validate(more)).isNotEmpty();
    }
  }

  @Test
  void theTypeIsOptionalOnlyWhereItIsKnown() throws NotJsonException {
    EventType login = Catalogue.builtIn().eventType("login").orElseThrow();
    JsonNode untyped = parse("{'user_id':'ada'}");

    assertThat(compile(EventSchemas.schemaOf(login)).validate(untyped)).isNotEmpty();
    assertThat(compile(EventSchemas.schemaWithOptionalType(login)).validate(untyped)).isEmpty();
    assertThat(
            compile(EventSchemas.schemaWithOptionalType(login))
                .validate(parse("{'user_id':'ada','event_type':'order'}")))
        .isNotEmpty();
  }

  @Test
  void everyExampleFits() {
    for (Catalogue catalogue : List.of(Catalogue.builtIn(), TestCatalogues.EVERY_TYPE)) {
      EventReader reader = readerOf(catalogue);
      for (EventType type : catalogue.eventTypes()) {
        ObjectNode example = example(type);

        assertThat(reader.read(example, Optional.empty())).isInstanceOf(ReadResult.Fits.class);
        assertThat(schemaOf(type).validate(example)).isEmpty();
      }
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void theSchemaOfAnOrderReadsAsExpected() {
    Map<String, Object> schema =
        EventSchemas.schemaOf(Catalogue.builtIn().eventType("order").orElseThrow());
    Map<String, Object> properties = (Map<String, Object>) schema.get("properties");

    assertThat(schema)
        .containsEntry("additionalProperties", false)
        .containsEntry(
            "required", List.of("event_type", "user_id", "description", "coupon", "price"));
    assertThat((Map<String, Object>) properties.get("event_type")).containsEntry("const", "order");
    assertThat((Map<String, Object>) properties.get("coupon"))
        .containsEntry("enum", List.of("Yes", "No"));
    assertThat(EventJson.mapper().valueToTree(properties.get("price")).toString())
        .isEqualTo(
            "{\"type\":\"number\",\"minimum\":0.00,\"maximum\":99999999.99,\"multipleOf\":0.01,"
                + "\"description\":\"What the order cost.\",\"examples\":[18.50]}");
  }

  private static ObjectNode example(EventType type) {
    Object example = ((List<?>) EventSchemas.schemaOf(type).get("examples")).get(0);
    return EventJson.mapper().valueToTree(example);
  }

  private static JsonSchema schemaOf(EventType type) {
    return compile(EventSchemas.schemaOf(type));
  }

  private static JsonSchema compile(Map<String, Object> schema) {
    JsonNode node = EventJson.mapper().valueToTree(schema);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(node, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  private static EventReader readerOf(Catalogue catalogue) {
    return new EventReader(catalogue, Clock.systemUTC(), UUID::randomUUID);
  }

  private static JsonNode parse(String json) throws NotJsonException {
    return EventJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
