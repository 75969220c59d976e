package io.tureen.metastore;

import io.tureen.s3.S3aDefaults;
import io.tureen.settings.Locations;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.metastore.DefaultPartitionExpressionProxy;
import org.apache.hadoop.hive.metastore.conf.MetastoreConf;
import org.apache.hadoop.hive.metastore.conf.MetastoreConf.ConfVars;

/**
 * What Hive's server is told: a catalogue of Iceberg tables, and none of Hive's own work on tables.
 */
final class MetastoreConfiguration {
  private static final int CONNECTIONS = 4;

  private MetastoreConfiguration() {}

  static Configuration of(MetastoreSettings settings) {
    Configuration configuration = MetastoreConf.newMetastoreConf();
    S3aDefaults.OPTIONS.forEach(configuration::set);
    listen(configuration, settings);
    database(configuration);
    warehouse(configuration, settings);
    leaveOut(configuration);
    return configuration;
  }

  private static void listen(Configuration configuration, MetastoreSettings settings) {
    MetastoreConf.setVar(configuration, ConfVars.THRIFT_URIS, "");
    MetastoreConf.setVar(configuration, ConfVars.THRIFT_BIND_HOST, settings.host());
    MetastoreConf.setLongVar(configuration, ConfVars.SERVER_PORT, settings.port());
    // A thread stays with its client, and of those there are few: two streams, Trino, a person.
    MetastoreConf.setLongVar(configuration, ConfVars.SERVER_MIN_THREADS, CONNECTIONS);
    MetastoreConf.setLongVar(configuration, ConfVars.SERVER_MAX_THREADS, 200);
  }

  private static void database(Configuration configuration) {
    MetastoreConf.setLongVar(
        configuration, ConfVars.CONNECTION_POOLING_MAX_CONNECTIONS, CONNECTIONS);
    // The tables of its database are made when they are first needed; there is no version of a
    // script to compare with.
    MetastoreConf.setBoolVar(configuration, ConfVars.AUTO_CREATE_ALL, true);
    MetastoreConf.setBoolVar(configuration, ConfVars.SCHEMA_VERIFICATION, false);
    MetastoreConf.setBoolVar(configuration, ConfVars.SCHEMA_VERIFICATION_RECORD_VERSION, true);
    // Else the pool warns that an hour, Hive's default, is longer than a connection lives.
    configuration.set("hikaricp.leakDetectionThreshold", "0");
  }

  private static void warehouse(Configuration configuration, MetastoreSettings settings) {
    String warehouse = Locations.textOf(settings.warehouse());
    MetastoreConf.setVar(configuration, ConfVars.WAREHOUSE, warehouse);
    MetastoreConf.setVar(configuration, ConfVars.WAREHOUSE_EXTERNAL, warehouse);
  }

  private static void leaveOut(Configuration configuration) {
    // Hive's own expressions are evaluated by a class of Hive that is not here.
    MetastoreConf.setClass(
        configuration,
        ConfVars.EXPRESSION_PROXY_CLASS,
        DefaultPartitionExpressionProxy.class,
        org.apache.hadoop.hive.metastore.PartitionExpressionProxy.class);
    // A space: an empty value stands for the default, which turns tables into Hive's managed or
    // external ones.
    MetastoreConf.setVar(configuration, ConfVars.METASTORE_METADATA_TRANSFORMER_CLASS, " ");
    MetastoreConf.setVar(configuration, ConfVars.TASK_THREADS_ALWAYS, "");
    MetastoreConf.setVar(configuration, ConfVars.TASK_THREADS_REMOTE_ONLY, "");
    MetastoreConf.setBoolVar(configuration, ConfVars.EVENT_DB_NOTIFICATION_API_AUTH, false);
    MetastoreConf.setBoolVar(configuration, ConfVars.ASYNC_LOG_ENABLED, false);
    MetastoreConf.setBoolVar(configuration, ConfVars.METRICS_ENABLED, false);
    MetastoreConf.setBoolVar(configuration, ConfVars.STATS_AUTO_GATHER, false);
    MetastoreConf.setBoolVar(configuration, ConfVars.SCHEDULED_QUERIES_ENABLED, false);
  }
}
