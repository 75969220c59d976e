package io.tureen.local.doctor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which part needs which others to be well. */
final class Dependencies {
  private final Map<String, Set<String>> all;

  private Dependencies(Map<String, Set<String>> all) {
    this.all = all;
  }

  /** Those of Tureen, with the parts that are its streams. */
  static Dependencies of(List<String> streams) {
    Map<String, Set<String>> direct = new LinkedHashMap<>();
    direct.put(Subjects.NAMESPACE, Set.of(Subjects.CLUSTER));
    direct.put(Subjects.STRIMZI, Set.of(Subjects.NAMESPACE));
    direct.put(Subjects.SPARK_OPERATOR, Set.of(Subjects.NAMESPACE));
    direct.put(Subjects.SUPERVISOR, Set.of(Subjects.DISK));
    direct.put(Subjects.WAREHOUSE, Set.of(Subjects.DISK, "namenode", "datanode"));
    direct.put("datanode", Set.of("namenode", Subjects.NAMESPACE));
    direct.put("namenode", Set.of(Subjects.NAMESPACE));
    direct.put(Subjects.KAFKA, Set.of(Subjects.DISK, Subjects.STRIMZI));
    direct.put(Subjects.ENTITY_OPERATOR, Set.of(Subjects.KAFKA));
    direct.put(
        Subjects.TOPIC, Set.of(Subjects.KAFKA, Subjects.ENTITY_OPERATOR, Subjects.CATALOGUE));
    direct.put(Subjects.USERS, Set.of(Subjects.KAFKA, Subjects.ENTITY_OPERATOR));
    direct.put(Subjects.METASTORE, Set.of(Subjects.DISK, Subjects.WAREHOUSE));
    direct.put(Subjects.TRINO, Set.of(Subjects.DISK, Subjects.NAMESPACE));
    for (String stream : streams) {
      // A stream may be called as one of the subjects is; that one keeps its own needs.
      direct.putIfAbsent(
          stream,
          Set.of(
              Subjects.TOPIC,
              Subjects.USERS,
              Subjects.METASTORE,
              Subjects.WAREHOUSE,
              Subjects.SPARK_OPERATOR,
              Subjects.executor(stream)));
      // The driver makes its executors' pods and then waits for them. They mount the user's Secret.
      direct.putIfAbsent(
          Subjects.executor(stream),
          Set.of(Subjects.USERS, Subjects.WAREHOUSE, Subjects.SPARK_OPERATOR));
    }
    direct.put(Subjects.UPKEEP, Set.of(Subjects.TRINO, Subjects.METASTORE, Subjects.WAREHOUSE));
    direct.put(Subjects.API, Set.of(Subjects.TOPIC, Subjects.USERS));
    Set<String> tables =
        new HashSet<>(Set.of(Subjects.TRINO, Subjects.METASTORE, Subjects.WAREHOUSE));
    tables.addAll(streams);
    tables.remove(Subjects.TABLES); // a stream may be called so
    direct.put(Subjects.TABLES, tables);
    return new Dependencies(direct);
  }

  /** All that a part needs, also by way of others; not the part itself. */
  Set<String> of(String part) {
    Set<String> needed = new HashSet<>();
    collect(part, needed);
    needed.remove(part);
    return needed;
  }

  /** How long the longest way is from a part down to one that needs nothing. */
  int depth(String part) {
    return depth(part, new HashMap<>());
  }

  private int depth(String part, Map<String, Integer> known) {
    Integer found = known.get(part);
    if (found != null) {
      return found;
    }
    int depth = 0;
    for (String needed : all.getOrDefault(part, Set.of())) {
      depth = Math.max(depth, 1 + depth(needed, known));
    }
    known.put(part, depth);
    return depth;
  }

  private void collect(String part, Set<String> needed) {
    for (String next : all.getOrDefault(part, Set.of())) {
      if (needed.add(next)) {
        collect(next, needed);
      }
    }
  }
}
