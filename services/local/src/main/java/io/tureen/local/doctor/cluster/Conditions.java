package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an operator says of an object in its status. */
record Conditions(Map<String, Object> status) {

  static Conditions of(GenericKubernetesResource object) {
    Map<String, Object> status = object.get("status");
    return new Conditions(status == null ? Map.of() : status);
  }

  /** Whether no operator has looked at it yet. */
  boolean isUntouched() {
    return status.isEmpty();
  }

  /** Why it is not ready; empty when it is. */
  Optional<String> obstacle() {
    if (isUntouched()) {
      return Optional.of("no operator has looked at it: does one watch this namespace?");
    }
    for (Map<String, Object> condition : conditions()) {
      boolean holds = "True".equals(condition.get("status"));
      if ("Ready".equals(condition.get("type")) && holds) {
        return Optional.empty();
      }
    }
    return Optional.of(
        notReady()
            .or(() -> conditions().stream().findFirst())
            .map(condition -> condition.get("reason") + ": " + condition.get("message"))
            .orElse("its operator says nothing of it"));
  }

  /** Whether it is not ready for this reason, in words that have these. */
  boolean isNotReadyFor(String reason, String words) {
    return notReady()
        .filter(condition -> reason.equals(condition.get("reason")))
        .filter(condition -> String.valueOf(condition.get("message")).contains(words))
        .isPresent();
  }

  /** The one that says why, in either form of Strimzi's; warnings may stand beside it. */
  private Optional<Map<String, Object>> notReady() {
    return conditions().stream()
        .filter(
            condition ->
                ("NotReady".equals(condition.get("type")) && "True".equals(condition.get("status")))
                    || ("Ready".equals(condition.get("type"))
                        && !"True".equals(condition.get("status"))))
        .findFirst();
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> conditions() {
    return (List<Map<String, Object>>) status.getOrDefault("conditions", List.of());
  }
}
