package io.tureen.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What the Spark operator's CustomResourceDefinition says about a SparkApplication. */
final class SparkApplicationSchema {
  private static final JsonSchema SPEC =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(strict(read()));

  private SparkApplicationSchema() {}

  /** What is wrong with it, in words; nothing if it is right. */
  static List<String> problems(JsonNode application) {
    return SPEC.validate(application.path("spec")).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static JsonNode read() {
    try (InputStream file =
        SparkApplicationSchema.class.getResourceAsStream("/sparkapplication-v1beta2-spec.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As an API server with strict validation has it: no fields but those that are listed. */
  private static JsonNode strict(JsonNode schema) {
    if (schema.path("properties").isObject() && !schema.has("additionalProperties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
    schema.forEach(SparkApplicationSchema::strict);
    return schema;
  }
}
