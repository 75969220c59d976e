package io.tureen.stream.table;

import java.util.HashMap;
import java.util.Map;

/** The properties of the tables. */
final class TableProperties {
  /** Without it Trino's own commits wait for a lock that this Metastore does not have. */
  private static final Map<String, String> ALWAYS = Map.of("engine.hive.lock-enabled", "false");

  /** A person may change these with SQL; they are not set again. */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("write.parquet.compression-codec", "zstd"),
          // A commit a second makes a metadata file a second.
          Map.entry("write.metadata.delete-after-commit.enabled", "true"),
          Map.entry("write.metadata.previous-versions-max", "20"),
          Map.entry("commit.manifest-merge.enabled", "true"),
          Map.entry("commit.manifest.min-count-to-merge", "50"),
          // Trino's optimize commits too; whoever comes second tries again.
          Map.entry("commit.retry.num-retries", "10"),
          Map.entry("commit.retry.min-wait-ms", "50"),
          Map.entry("commit.retry.max-wait-ms", "2000"),
          Map.entry("write.target-file-size-bytes", "134217728"),
          // Rows are buffered up to a row group's size, and a value may be 1 MB: look at the size
          // after every 10 rows.
          Map.entry("write.parquet.row-group-size-bytes", "16777216"),
          Map.entry("write.parquet.row-group-check-min-record-count", "10"),
          Map.entry("write.parquet.page-size-bytes", "262144"));

  private TableProperties() {}

  static Map<String, String> ofNewTable() {
    Map<String, String> properties = new HashMap<>(DEFAULTS);
    properties.putAll(ALWAYS);
    properties.put("format-version", "2");
    return properties;
  }

  /** What has to be set on a table that is there already. */
  static Map<String, String> missingFrom(Map<String, String> existing) {
    Map<String, String> missing = new HashMap<>();
    DEFAULTS.forEach(
        (name, value) -> {
          if (!existing.containsKey(name)) {
            missing.put(name, value);
          }
        });
    ALWAYS.forEach(
        (name, value) -> {
          if (!value.equals(existing.get(name))) {
            missing.put(name, value);
          }
        });
    return missing;
  }
}
