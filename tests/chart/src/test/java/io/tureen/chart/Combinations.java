package io.tureen.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values that a person may give, by what they are for. */
final class Combinations {
  private static final String STRIMZI = "kafka: {strimzi: {enabled: true}}";
  private static final String OTHER_KAFKA =
      "kafka: {strimzi: {enabled: false}, external: {bootstrapServers: 'one.kafka:9094,two.kafka:9095', caSecret: ca}}";
  private static final String OPERATOR = "spark: {operator: {enabled: true}}";
  private static final String NO_OPERATOR = "spark: {operator: {enabled: false}}";
  private static final String HDFS = "storage: {type: hdfs}";
  private static final String S3 =
      "storage: {type: s3, s3: {endpoint: 'http://minio.storage:9000', bucket: tables, existingSecret: keys}}";
  private static final String DERBY = "metastore: {database: {url: ''}}";
  private static final String POSTGRESQL =
      "metastore: {database: {url: 'jdbc:postgresql://postgres:5433/metastore', user: hive, passwordSecret: database}}";
  private static final String ONE_TRINO = "trino: {workers: {replicas: 0}}";
  private static final String TRINO_WORKERS = "trino: {workers: {replicas: 2}}";

  private static final Map<String, String> BY_THEMSELVES =
      Map.ofEntries(
          Map.entry("nothing", "{}"),
          Map.entry(
              "Kafka without TLS",
              "kafka: {strimzi: {enabled: false}, external: {bootstrapServers: 'kafka:9092', securityProtocol: PLAINTEXT}}"),
          Map.entry(
              "secrets of others",
              "kafka: {strimzi: {enabled: false}, external: {bootstrapServers: 'kafka:9092', brokerPorts: [9093, 9094], userSecrets: {api: writer, menu-events: reader}}}"),
          Map.entry(
              "three brokers",
              "kafka: {strimzi: {replicas: 3, version: 4.2.0}, topic: {replicas: 3, partitions: 12, retention: PT12H}}"),
          Map.entry(
              "Trino's own image",
              "trino: {image: 'trinodb/trino:476', runAsUser: 1000, coordinator: {heapMiB: 2048, resources: {limits: {memory: 3Gi}}}}"),
          Map.entry(
              "a notebook", "notebook: {enabled: true, image: 'jupyter:1', pythonPath: /spark}"),
          Map.entry(
              "a notebook on S3",
              "notebook: {enabled: true, image: 'jupyter:1', runAsUser: 500}\n" + S3),
          Map.entry("S3 of AWS", "storage: {type: s3, s3: {bucket: tables, pathStyle: false}}"),
          Map.entry(
              "HDFS of three nodes", "storage: {hdfs: {replication: 3, dataNode: {replicas: 3}}}"),
          Map.entry(
              "an ingress",
              "api: {ingress: {enabled: true, host: events.example.com, className: nginx, tlsSecret: tls, annotations: {a: b}}}"),
          Map.entry(
              "a fixed number of APIs",
              "api: {replicas: 3, autoscaling: {enabled: false}, podDisruptionBudget: {enabled: false}, service: {type: NodePort, port: 80}, simulatorEnabled: true}"),
          Map.entry("no console", "console: {enabled: false}"),
          Map.entry("no network policies", "networkPolicy: {enabled: false}"),
          Map.entry(
              "open network policies",
              "networkPolicy: {apiFrom: [{namespaceSelector: {matchLabels: {name: ingress}}}], trinoFrom: [{ipBlock: {cidr: 10.0.0.0/8}}], consoleFrom: [{ipBlock: {cidr: 10.0.0.0/8}}], apiServer: {cidr: 10.89.0.1/32, ports: [6443]}}"),
          Map.entry(
              "a load of its own",
              "loadGenerator: {suspend: false, plan: each, planFile: 'name: lunch', rate: 50, duration: 5m, batch: 10, connections: 2}"),
          Map.entry("no upkeep", "upkeep: {enabled: false}"),
          Map.entry("no replay", "replay: {enabled: false}"),
          Map.entry("no audit", "audit: {enabled: false}"),
          Map.entry(
              "a registry",
              "image: {prefix: 'registry.example.com:5000/tureen', tag: '1.2.3', pullPolicy: Always, pullSecrets: [one, two]}\n"
                  + "serviceAccount: {annotations: {a: b}}"),
          Map.entry(
              "a registry without operators", "image: {pullSecrets: [one, two]}\n" + NO_OPERATOR),
          Map.entry(
              "volumes that stay", "persistence: {keepOnUninstall: true, storageClass: fast}"),
          Map.entry(
              "flags of the JVM",
              "api: {javaOptions: -Da=b}\nconsole: {javaOptions: -Da=b}\nmetastore: {javaOptions: -Da=b}\n"
                  + "spark: {conf: {spark.executor.heartbeatInterval: 5s}, decisions: [other-topic/menu_app_events/aaaaaaaaaaaaaaaaaaaaaa, 'records-expired/menu_app_events/aaaaaaaaaaaaaaaaaaaaaa/0=12,1=7'], driver: {javaOptions: -Da=b}, executor: {javaOptions: -Da=b, instances: 2}}"),
          Map.entry(
              "monitoring",
              "monitoring: {enabled: true, podMonitors: {labels: {release: prometheus}, interval: 15s}, rules: {labels: {release: prometheus}, lagSeconds: 60, runbooks: 'https://example.com/monitoring.md'}}\n"
                  + TRINO_WORKERS),
          Map.entry("monitoring without Kafka", "monitoring: {enabled: true, kafka: false}"),
          Map.entry("monitoring without operators", "monitoring: {enabled: true}\n" + NO_OPERATOR),
          Map.entry("a catalogue", "catalogue: |\n" + Catalogues.LIBRARY.indent(2)));

  private Combinations() {}

  /** Every way to run Kafka, Spark, the storage, the Metastore and Trino with every other. */
  static Map<String, String> ofSystems() {
    Map<String, String> combinations = new TreeMap<>();
    for (String kafka : List.of(STRIMZI, OTHER_KAFKA)) {
      for (String spark : List.of(OPERATOR, NO_OPERATOR)) {
        for (String storage : List.of(HDFS, S3)) {
          for (String metastore : List.of(DERBY, POSTGRESQL)) {
            for (String trino : List.of(ONE_TRINO, TRINO_WORKERS)) {
              String values = String.join("\n", kafka, spark, storage, metastore, trino);
              combinations.put(values, values);
            }
          }
        }
      }
    }
    return combinations;
  }

  static Map<String, String> all() {
    Map<String, String> all = new TreeMap<>(ofSystems());
    all.putAll(BY_THEMSELVES);
    return all;
  }

  static List<String> names() {
    return new ArrayList<>(all().keySet());
  }
}
