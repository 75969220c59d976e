package io.tureen.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.Stream;

/** The descriptions of pods in an object of any kind: each field called {@code template}. */
final class PodTemplates {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PodTemplates() {}

  static Stream<PodTemplateSpec> of(HasMetadata object) {
    return JSON.<JsonNode>valueToTree(object).findValues("template").stream()
        .filter(template -> template.at("/spec/containers").isArray())
        .map(template -> Serialization.unmarshal(template.toString(), PodTemplateSpec.class));
  }
}
