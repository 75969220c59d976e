package io.tureen.local.doctor;

/** What findings are about: the parts by their names, and what they stand on. */
public final class Subjects {
  public static final String DISK = "disk";
  public static final String MEMORY = "memory";
  public static final String PORTS = "ports";
  public static final String STATE = "state";
  public static final String SUPERVISOR = "supervisor";
  public static final String CATALOGUE = "catalogue";
  public static final String CLOCK = "clock";
  public static final String KAFKA = "kafka";
  public static final String TOPIC = "topic";
  public static final String USERS = "kafka-users";
  public static final String ENTITY_OPERATOR = "entity-operator";
  public static final String METASTORE = "metastore";
  public static final String WAREHOUSE = "warehouse";
  public static final String TRINO = "trino";
  public static final String TABLES = "tables";
  public static final String UPKEEP = "upkeep";
  public static final String API = "api";
  public static final String CLUSTER = "cluster";
  public static final String NAMESPACE = "namespace";
  public static final String STRIMZI = "strimzi";
  public static final String SPARK_OPERATOR = "spark-operator";

  private static final String EXECUTOR = "-executor";

  private Subjects() {}

  /** The executors of a stream. */
  public static String executor(String stream) {
    return stream + EXECUTOR;
  }

  /** The stream of what may be the name of its executors, or the stream's own. */
  public static String streamOf(String part) {
    return part.endsWith(EXECUTOR) ? part.substring(0, part.length() - EXECUTOR.length()) : part;
  }
}
