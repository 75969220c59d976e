package io.tureen.cluster;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Set;
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

  /** A pod that can stand alone: of the default service account, with volumes for its claims. */
  static Pod pod(PodTemplateSpec template) {
    PodSpec spec = template.getSpec();
    Set<String> volumes = spec.getVolumes().stream().map(Volume::getName).collect(toSet());
    List<Volume> claimed =
        spec.getContainers().stream()
            .flatMap(container -> container.getVolumeMounts().stream())
            .map(VolumeMount::getName)
            .distinct()
            .filter(name -> !volumes.contains(name))
            .map(name -> new VolumeBuilder().withName(name).withNewEmptyDir().endEmptyDir().build())
            .toList();
    return new PodBuilder()
        .withMetadata(template.getMetadata())
        .editOrNewMetadata()
        .withGenerateName("restricted-")
        .endMetadata()
        .withSpec(spec)
        .editSpec()
        .withServiceAccountName("default")
        .addAllToVolumes(claimed)
        .endSpec()
        .build();
  }
}
