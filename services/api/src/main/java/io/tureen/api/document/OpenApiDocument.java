package io.tureen.api.document;

import io.tureen.api.problem.ApiProblem;
import io.tureen.api.problem.ApiProblemCode;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.EventType;
import io.tureen.catalogue.openapi.EventSchemas;
import io.tureen.traffic.Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The API's description: what never changes is in openapi.yaml, and what the catalogue says is
 * added to it.
 */
final class OpenApiDocument {

  private static final String TEMPLATE = "/openapi.yaml";

  private final Catalogue catalogue;
  private final int maxEvents;
  private final Optional<Simulator> simulator;
  private final Map<String, Object> document;

  OpenApiDocument(Catalogue catalogue, int maxEvents, Optional<Simulator> simulator) {
    this.catalogue = catalogue;
    this.maxEvents = maxEvents;
    this.simulator = simulator;
    this.document = template();
  }

  Map<String, Object> content() {
    Map<String, Object> schemas = at("components", "schemas");
    for (EventType type : catalogue.eventTypes()) {
      schemas.put(schemaName(type), EventSchemas.schemaOf(type));
    }
    at("components", "schemas", "Event")
        .put(
            "oneOf",
            catalogue.eventTypes().stream().map(type -> reference(schemaName(type))).toList());
    at("components", "schemas", "Events").put("maxItems", maxEvents);
    at("components", "schemas", "Problem", "properties", "code")
        .put("enum", Arrays.stream(ApiProblemCode.values()).map(Enum::name).toList());
    at("components", "schemas", "Problem", "properties", "errors")
        .put("maxItems", ApiProblem.MOST_ERRORS);
    addPathsOfTypes();
    if (simulator.isEmpty()) {
      tags().removeIf(tag -> tag.get("name").equals("simulator"));
    }
    return document;
  }

  /**
   * One path for each type says more than one with a parameter: its body has that type's schema.
   */
  private void addPathsOfTypes() {
    Map<String, Object> paths = at("paths");
    Map<String, Object> posts = map(paths.remove("/v1/events/{type}"));
    Map<String, Object> simulations = map(paths.remove("/{type}"));
    Map<String, Object> login = map(paths.remove("/login0"));
    for (EventType type : catalogue.eventTypes()) {
      paths.put("/v1/events/" + type.name(), postOf(type, map(posts.get("post"))));
    }
    simulator.ifPresent(
        playing -> {
          if (catalogue.eventType("login").isPresent()) {
            paths.put("/login0", login);
          }
          for (EventType type : catalogue.eventTypes()) {
            String given = String.join(", ", playing.givable(type.name()));
            paths.put("/" + type.name(), simulationOf(type, given, map(simulations.get("get"))));
          }
        });
  }

  private static Map<String, Object> postOf(EventType type, Map<String, Object> template) {
    Map<String, Object> event = EventSchemas.schemaWithOptionalType(type);
    Map<String, Object> events = new LinkedHashMap<>(map(map(template.get("x-events"))));
    events.put("items", event);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("application/json", Map.of("schema", Map.of("anyOf", List.of(event, events))));
    content.put("application/x-ndjson", map(template.get("x-ndjson")));
    Map<String, Object> post = new LinkedHashMap<>(template);
    post.remove("x-events");
    post.remove("x-ndjson");
    post.put("operationId", "post_" + type.name());
    post.put("summary", type.description());
    post.put("requestBody", Map.of("required", true, "content", content));
    return Map.of("post", post);
  }

  private static Map<String, Object> simulationOf(
      EventType type, String given, Map<String, Object> template) {
    Map<String, Object> get = new LinkedHashMap<>(template);
    get.put("operationId", "simulate_" + type.name());
    get.put("summary", "A simulated guest: " + type.description());
    get.put("description", "May be given in the query: " + given + ".");
    return Map.of("get", get);
  }

  private static String schemaName(EventType type) {
    return "Event_" + type.name();
  }

  private static Map<String, Object> reference(String schema) {
    return Map.of("$ref", "#/components/schemas/" + schema);
  }

  private Map<String, Object> at(String... path) {
    Map<String, Object> place = document;
    for (String key : path) {
      place = map(place.get(key));
    }
    return place;
  }

  @SuppressWarnings("unchecked") // the template is ours
  private List<Map<String, Object>> tags() {
    return (List<Map<String, Object>>) document.get("tags");
  }

  private static Map<String, Object> template() {
    try (InputStream yaml = OpenApiDocument.class.getResourceAsStream(TEMPLATE)) {
      return map(new Load(LoadSettings.builder().build()).loadFromInputStream(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // the template is ours
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
