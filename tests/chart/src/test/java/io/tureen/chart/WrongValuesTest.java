package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong values are refused before anything is installed. */
class WrongValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka: {strimzi: {enable: true}}",
        "replicas: 3",
        "image: {repository: tureen}",
        "api: {resources: {limit: {cpu: 1}}}",
        "networkPolicy: {apiFrom: [{podSelectors: {}}]}",
        "global: {a: b}"
      })
  void aKeyThatThereIsNotIsNamed(String values) {
    assertThatThrownBy(() -> Chart.render(values))
        .hasMessageContaining("additional properties")
        .hasMessageContaining("not allowed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          storage: {type: gcs}                                    | /storage/type
          image: {pullPolicy: always}                             | /image/pullPolicy
          image: {tag: 'not a tag'}                               | /image/tag
          image: {tag: 1.5}                                       | /image/tag
          kafka: {strimzi: {enabled: 'yes please'}}               | /kafka/strimzi/enabled
          kafka: {strimzi: {storageSize: 4GB}}                    | /kafka/strimzi/storageSize
          kafka: {topic: {retention: 7d}}                         | /kafka/topic/retention
          kafka: {topic: {partitions: 0}}                         | /kafka/topic/partitions
          kafka: {external: {bootstrapServers: kafka}}            | /kafka/external/bootstrapServers
          kafka: {external: {saslMechanism: scram}}               | /kafka/external/saslMechanism
          spark: {triggerInterval: 1s}                            | /spark/triggerInterval
          upkeep: {keepSnapshots: 15m}                            | /upkeep/keepSnapshots
          upkeep: {smallFile: 32Mi}                               | /upkeep/smallFile
          spark: {triggerInterval: PT}                            | /spark/triggerInterval
          spark: {waitLimit: PT0M0.0S}                            | /spark/waitLimit
          spark: {conf: {spark.executor.cores: 2}}                | /spark/conf/spark.executor.cores
          spark: {executor: {instances: 0}}                       | /spark/executor/instances
          api: {service: {port: 80000}}                           | /api/service/port
          api: {resources: {limits: {memory: lots}}}              | /api/resources/limits/memory
          metastore: {database: {url: 'jdbc:mysql://db/hive'}}    | /metastore/database/url
          storage: {s3: {endpoint: 'minio:9000'}}                 | /storage/s3/endpoint
          loadGenerator: {schedule: noon}                         | /loadGenerator/schedule
          loadGenerator: {plan: half}                             | /loadGenerator/plan
          networkPolicy: {apiServer: {cidr: 10.0.0.1}}            | /networkPolicy/apiServer/cidr
          networkPolicy: {apiServer: {ports: []}}                 | /networkPolicy/apiServer/ports
          trino: {coordinator: {heapMiB: 64}}                     | /trino/coordinator/heapMiB
          """)
  void aValueThatCannotBeIsNamed(String values, String where) {
    assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining("at '" + where);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tureen.two", "2tureen"})
  void aReleaseWhoseNameNoServiceMayHaveIsRefused(String release) {
    assertThatThrownBy(() -> Chart.renderAs(release)).hasMessageContaining("begin with a letter");
  }

  @Test
  void aSettingOfSparkThatIsNoneOfSparksIsNamed() {
    assertThatThrownBy(() -> Chart.render("spark: {conf: {executor.memory: 1g}}"))
        .hasMessageContaining("'executor.memory' does not match");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kafka: {strimzi: {enabled: false}}                                   | Set kafka.external.bootstrapServers to host:port of a Kafka
          kafka: {external: {bootstrapServers: 'kafka:9092'}}                  | Set kafka.strimzi.enabled to false
          kafka: {topic: {replicas: 3}}                                        | Set kafka.topic.replicas to at most kafka.strimzi.replicas
          kafka: {external: {userSecrets: {menu: a}}}                          | There are: api, replay, audit, menu-events, menu-orders
          storage: {type: s3}                                                  | Set storage.s3.bucket
          storage: {hdfs: {replication: 2}}                                    | Set storage.hdfs.replication to at most storage.hdfs.dataNode.replicas
          metastore: {database: {url: 'jdbc:postgresql://db/hive', user: u}}   | Set both: the user, and a Secret
          metastore: {database: {user: u}}                                     | Set metastore.database.url
          metastore: {database: {url: 'jdbc:postgresql://db/hive?password=p', user: u, passwordSecret: s}} | put it into the Secret
          notebook: {enabled: true}                                            | Set notebook.image to an image whose Python has
          api: {ingress: {enabled: true}}                                      | Set api.ingress.host
          api: {autoscaling: {minReplicas: 3}}                                 | Set maxReplicas to at least minReplicas
          catalogue: 'name: library'                                           | --set-file catalogue=FILE
          catalogue: '{ not YAML'                                              | --set-file catalogue=FILE
          catalogue: '{topic: t, streams: {trino: {table: t}}}'                | Give it another name
          catalogue: '{topic: t, streams: {menu-kafka: {table: t}}}'           | a name that does not end in -kafka
          catalogue: '{topic: t, streams: {a-stream-whose-name-is-much-too-long-yes: {table: t}}}' | Give the release a name of at most
          """)
  void valuesThatDoNotGoTogetherSayWhatToSet(String values, String advice) {
    assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining(advice);
  }
}
