package io.tureen.stream.table;

import io.tureen.settings.Locations;
import java.net.URI;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.hive.HiveCatalog;

/** The tables that a Metastore knows. */
public final class HiveTables {
  /** The name under which Trino has the same tables. */
  private static final String NAME = "hive";

  /** Iceberg shares a client among all who have the same of this. */
  private static final String WHOSE_CLIENT = "tureen.metastore-client";

  private HiveTables() {}

  /**
   * Does not talk to the Metastore yet.
   *
   * @param who uses them: each has a client of its own, and so never waits for another's call
   */
  public static Catalog at(URI metastore, URI warehouse, Configuration configuration, String who) {
    Configuration own = new Configuration(configuration);
    own.set(WHOSE_CLIENT, who);
    HiveCatalog tables = new HiveCatalog();
    tables.setConf(own);
    tables.initialize(
        NAME,
        Map.of(
            CatalogProperties.URI, metastore.toString(),
            CatalogProperties.WAREHOUSE_LOCATION, Locations.textOf(warehouse),
            CatalogProperties.CLIENT_POOL_SIZE, "1",
            CatalogProperties.CLIENT_POOL_CACHE_KEYS, "conf:" + WHOSE_CLIENT,
            CatalogProperties.FILE_IO_IMPL, SameThreadFileIO.class.getName(),
            CatalogProperties.METRICS_REPORTER_IMPL, NoMetrics.class.getName()));
    return tables;
  }

  /** Iceberg's own reporter turns each commit into a line of the log that nobody reads. */
  public static final class NoMetrics implements org.apache.iceberg.metrics.MetricsReporter {
    @Override
    public void report(org.apache.iceberg.metrics.MetricsReport report) {}
  }
}
