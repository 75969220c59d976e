package io.tureen.chart;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.List;
import java.util.Map;

/** What the chart uses of the Prometheus operator's types, monitoring.coreos.com/v1. */
final class PrometheusTypes {
  private PrometheusTypes() {}

  record PodMonitor(String apiVersion, String kind, ObjectMeta metadata, Pods spec) {}

  record Pods(LabelSelector selector, List<Endpoint> podMetricsEndpoints) {}

  record Endpoint(String port, String path, String interval, BasicAuth basicAuth) {}

  record BasicAuth(SecretKeySelector username, SecretKeySelector password) {}

  record PrometheusRule(String apiVersion, String kind, ObjectMeta metadata, Groups spec) {}

  record Groups(List<Group> groups) {}

  record Group(String name, List<Rule> rules) {}

  record Rule(
      String alert,
      String expr,
      @JsonProperty("for") String forAtLeast,
      Map<String, String> labels,
      Map<String, String> annotations) {}
}
