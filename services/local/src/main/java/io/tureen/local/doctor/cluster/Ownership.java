package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.tureen.local.doctor.Subjects;
import java.util.Map;
import java.util.Optional;

/**
 * Which objects belong to a release, and to what of it, by labels: those of the chart, of Strimzi
 * (its {@code Labels.generateDefaultLabels}, {@code KafkaPool}) and of Spark and its operator.
 *
 * @param release the release's name
 */
record Ownership(String release) {
  private static final String INSTANCE = "app.kubernetes.io/instance";
  private static final String COMPONENT = "app.kubernetes.io/component";
  private static final String STRIMZI_CLUSTER = "strimzi.io/cluster";
  private static final String STRIMZI_COMPONENT_TYPE = "strimzi.io/component-type";
  private static final String BROKER = "kafka";
  private static final String SPARK_ROLE = "spark-role";
  private static final String SPARK_APPLICATION = "sparkoperator.k8s.io/app-name";

  boolean isOwn(HasMetadata object) {
    return isStrimzis(object)
        ? label(object, STRIMZI_CLUSTER).equals(kafka())
        : label(object, INSTANCE).equals(release);
  }

  /** Whether it is a broker that Strimzi has made. */
  boolean isBroker(Pod pod) {
    return isStrimzis(pod) && label(pod, STRIMZI_COMPONENT_TYPE).equals(BROKER);
  }

  boolean isDriver(Pod pod) {
    return label(pod, SPARK_ROLE).equals("driver");
  }

  boolean isExecutor(Pod pod) {
    return label(pod, SPARK_ROLE).equals("executor");
  }

  /** What of the release an object belongs to, as findings say it. */
  String part(HasMetadata object) {
    String component = label(object, COMPONENT);
    if (isStrimzis(object)) {
      String type = label(object, STRIMZI_COMPONENT_TYPE);
      return type.isEmpty() || type.equals(BROKER) ? Subjects.KAFKA : type;
    }
    if (object instanceof Pod pod && isExecutor(pod)) {
      return Subjects.executor(stream(pod));
    }
    return component.isEmpty() ? object.getMetadata().getName() : component;
  }

  /**
   * The stream of a driver or executor. The Spark operator gives executors the labels of their
   * SparkApplication, over those of the chart, and with them its component.
   */
  String stream(Pod pod) {
    String application = label(pod, SPARK_APPLICATION);
    return application.startsWith(release + "-")
        ? application.substring(release.length() + 1)
        : Subjects.streamOf(label(pod, COMPONENT));
  }

  private String kafka() {
    return release + "-kafka";
  }

  private static boolean isStrimzis(HasMetadata object) {
    return !label(object, STRIMZI_CLUSTER).isEmpty();
  }

  private static String label(HasMetadata object, String name) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map((Map<String, String> labels) -> labels.get(name))
        .orElse("");
  }
}
