package io.tureen.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** How much memory the pods of a namespace use, as the kubelet sees it. */
final class Memory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MEBIBYTE = 1024 * 1024;

  private Memory() {}

  /** Mebibytes that cannot be reclaimed ("working set"), by pod. */
  static Map<String, Long> ofPods(String namespace) throws Exception {
    Map<String, Long> used = new TreeMap<>();
    for (String node :
        Cluster.client().pods().inNamespace(namespace).list().getItems().stream()
            .map((Pod pod) -> pod.getSpec().getNodeName())
            .filter(Objects::nonNull)
            .distinct()
            .toList()) {
      String answer = Cluster.client().raw("/api/v1/nodes/%s/proxy/stats/summary".formatted(node));
      for (JsonNode pod : JSON.readTree(answer).get("pods")) {
        if (pod.at("/podRef/namespace").asText().equals(namespace)) {
          used.put(
              pod.at("/podRef/name").asText(),
              pod.at("/memory/workingSetBytes").asLong() / MEBIBYTE);
        }
      }
    }
    return used;
  }
}
