package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** values.yaml, its schema and the README say the same. */
class ValuesDocumentationTest {
  private static final JsonNode SCHEMA = Yaml.one(Home.readChart("values.schema.json"));

  @Test
  void everyValueHasAComment() {
    assertThat(DocumentedValue.all())
        .hasSizeGreaterThan(80)
        .allSatisfy(
            value ->
                assertThat(value.comment()).as("the comment of %s", value.path()).endsWith("."));
  }

  @Test
  void everyValueIsInTheSchema() {
    List<String> missing = new ArrayList<>();
    collectMissing(Yaml.one(Home.readChart("values.yaml")), SCHEMA, "", missing);

    assertThat(missing).isEmpty();
  }

  private static void collectMissing(
      JsonNode values, JsonNode schema, String path, List<String> missing) {
    JsonNode resolved =
        schema.has("$ref") ? SCHEMA.at(schema.path("$ref").asText().substring(1)) : schema;
    if (resolved.isMissingNode()) {
      missing.add(path);
    } else if (values.isObject() && resolved.has("properties")) {
      values
          .properties()
          .forEach(
              entry ->
                  collectMissing(
                      entry.getValue(),
                      resolved.path("properties").path(entry.getKey()),
                      path + "." + entry.getKey(),
                      missing));
    }
  }

  @Test
  void theSchemaTakesNoOtherKeys() {
    assertThat(everything(SCHEMA).filter(schema -> schema.path("properties").isObject()))
        .hasSizeGreaterThan(25)
        .allSatisfy(schema -> assertThat(schema.path("additionalProperties")).hasToString("false"));
  }

  private static Stream<JsonNode> everything(JsonNode json) {
    return Stream.concat(
        Stream.of(json), json.valueStream().flatMap(ValuesDocumentationTest::everything));
  }

  @Test
  void theSchemaHasNoValueThatThereIsNot() {
    List<String> unknown = new ArrayList<>();
    collectUnknown(SCHEMA, Yaml.one(Home.readChart("values.yaml")), "", unknown);

    assertThat(unknown).isEmpty();
  }

  private static void collectUnknown(
      JsonNode schema, JsonNode values, String path, List<String> unknown) {
    schema
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              String child = path + "." + entry.getKey();
              if (values.has(entry.getKey())) {
                collectUnknown(entry.getValue(), values.path(entry.getKey()), child, unknown);
              } else {
                unknown.add(child);
              }
            });
  }

  @Test
  void theReadmeHasTheTableOfValues() throws IOException {
    String readme = Home.readChart("README.md");
    int heading = readme.indexOf("## Values");
    String expected = readme.substring(0, heading) + "## Values\n\n" + DocumentedValue.table();
    Files.writeString(Home.testDirectory().resolve("README.md"), expected);

    assertThat(readme)
        .as("After a change of values.yaml: cp tests/chart/target/README.md helm/tureen/README.md")
        .isEqualTo(expected);
  }
}
