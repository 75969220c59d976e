package io.tureen.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A description of pods.
 *
 * @param owner whose pods they are
 * @param json a PodTemplateSpec
 */
record PodTemplate(String owner, JsonNode json) {

  /** All of Tureen's own pods, whoever makes them; not those of Strimzi. */
  static List<PodTemplate> of(Manifests manifests) {
    return manifests.objects().stream().flatMap(PodTemplate::of).toList();
  }

  private static Stream<PodTemplate> of(JsonNode object) {
    String owner = Manifests.id(object);
    return switch (Manifests.kind(object)) {
      case "Deployment", "StatefulSet" ->
          Stream.of(new PodTemplate(owner, object.at("/spec/template")));
      case "CronJob" ->
          Stream.of(new PodTemplate(owner, object.at("/spec/jobTemplate/spec/template")));
      case "Pod" -> Stream.of(new PodTemplate(owner, object));
      case "SparkApplication" ->
          Stream.of("driver", "executor")
              .map(role -> new PodTemplate(owner, object.at("/spec/" + role + "/template")));
      case "ConfigMap" ->
          Stream.of(object.at("/data/executor.yaml"))
              .filter(JsonNode::isTextual)
              .map(text -> new PodTemplate(owner, Yaml.one(text.asText())));
      default -> Stream.empty();
    };
  }

  /** It without what it has where it is an object of its own. */
  JsonNode specification() {
    return json.<ObjectNode>deepCopy().without(List.of("apiVersion", "kind"));
  }

  JsonNode spec() {
    return json.path("spec");
  }

  JsonNode labels() {
    return json.at("/metadata/labels");
  }

  String component() {
    return labels().path("app.kubernetes.io/component").asText();
  }

  Stream<JsonNode> containers() {
    return Stream.concat(
        servers(), StreamSupport.stream(spec().path("initContainers").spliterator(), false));
  }

  /** Those that do not end before the others begin. */
  Stream<JsonNode> servers() {
    return StreamSupport.stream(spec().path("containers").spliterator(), false);
  }

  @Override
  public String toString() {
    return owner + ", pods " + component();
  }
}
