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
 * @param component which part of the platform they are, by the name of their owner, not by a label
 * @param json a PodTemplateSpec
 * @param labels which the pods have, whoever gave them
 */
record PodTemplate(String owner, String component, JsonNode json, JsonNode labels) {

  /** All of Tureen's own pods, whoever makes them; not those of Strimzi. */
  static List<PodTemplate> of(Manifests manifests) {
    return manifests.objects().stream().flatMap(PodTemplate::of).toList();
  }

  private static Stream<PodTemplate> of(JsonNode object) {
    return switch (Manifests.kind(object)) {
      case "Deployment", "StatefulSet" -> Stream.of(of(object, "", object.at("/spec/template")));
      case "CronJob" -> Stream.of(of(object, "", object.at("/spec/jobTemplate/spec/template")));
      case "Pod" -> Stream.of(of(object, "", object));
      case "SparkApplication" ->
          Stream.of("driver", "executor").map(role -> ofSparkOperator(object, role));
      case "ConfigMap" ->
          Stream.of(object.at("/data/executor.yaml"))
              .filter(JsonNode::isTextual)
              .map(text -> of(object, "-executor", Yaml.one(text.asText())));
      default -> Stream.empty();
    };
  }

  private static PodTemplate of(JsonNode owner, String suffix, JsonNode template) {
    return new PodTemplate(
        Manifests.id(owner), Chart.component(owner) + suffix, template, labels(template));
  }

  private static PodTemplate ofSparkOperator(JsonNode application, String role) {
    JsonNode template = application.at("/spec/" + role + "/template");
    return new PodTemplate(
        Manifests.id(application),
        Chart.component(application) + (role.equals("executor") ? "-executor" : ""),
        template,
        Operators.sparkLabels(application, role));
  }

  private static JsonNode labels(JsonNode template) {
    return template.at("/metadata/labels");
  }

  /** It without what it has where it is an object of its own. */
  JsonNode specification() {
    return json.<ObjectNode>deepCopy().without(List.of("apiVersion", "kind"));
  }

  JsonNode spec() {
    return json.path("spec");
  }

  Stream<JsonNode> containers() {
    return Stream.concat(runningContainers(), containers("initContainers"));
  }

  /** Those that run on, without those that run once before. */
  Stream<JsonNode> runningContainers() {
    return containers("containers");
  }

  private Stream<JsonNode> containers(String list) {
    return StreamSupport.stream(spec().path(list).spliterator(), false);
  }

  @Override
  public String toString() {
    return owner + ", pods " + component;
  }
}
