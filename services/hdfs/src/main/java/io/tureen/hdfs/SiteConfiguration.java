package io.tureen.hdfs;

import io.tureen.settings.Ports;
import java.net.InetSocketAddress;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.net.NetUtils;

/**
 * Hadoop's configuration: core-site.xml and hdfs-site.xml of the class path, and where they say
 * nothing what fits a few nodes in place of Hadoop's own defaults, which are for thousands.
 */
final class SiteConfiguration {
  private static final String DEFAULTS = "-default.xml";

  private final Configuration hadoop = new HdfsConfiguration();
  private final String host;

  SiteConfiguration(HdfsSettings settings) {
    host = settings.host();
    otherwise("fs.defaultFS", "hdfs://127.0.0.1:8020");
    // A node that does not answer is left out after 15 s, and after 45 s what it had is copied.
    otherwise("dfs.heartbeat.interval", "1");
    otherwise("dfs.namenode.stale.datanode.interval", "15000");
    otherwise("dfs.namenode.avoid.read.stale.datanode", "true");
    otherwise("dfs.namenode.avoid.write.stale.datanode", "true");
    otherwise("dfs.namenode.heartbeat.recheck-interval", "17500");
    // Until there is a data node, no file can be written.
    otherwise("dfs.namenode.safemode.min.datanodes", "1");
    // Of the time after the last block was reported, in which no file can be written.
    otherwise("dfs.namenode.safemode.extension", "1000");
    // Addresses of pods have no names to look up.
    otherwise("dfs.namenode.datanode.registration.ip-hostname-check", "false");
  }

  Configuration hadoop() {
    return hadoop;
  }

  /** Sets what neither core-site.xml nor hdfs-site.xml says. */
  void otherwise(String name, String value) {
    String[] sources = hadoop.getPropertySources(name);
    if (sources == null || sources[sources.length - 1].endsWith(DEFAULTS)) {
      hadoop.set(name, value, "Tureen" + DEFAULTS);
    }
  }

  /** Keeps the port that {@code address} says, and listens at the host of the settings. */
  void listenAt(String address) {
    hadoop.set(address, host + ":" + port(address));
  }

  void requireFree(String address) {
    Ports.requireFree(host, port(address), address + " in hdfs-site.xml");
  }

  int port(String address) {
    return address(address).getPort();
  }

  private InetSocketAddress address(String name) {
    return NetUtils.createSocketAddrUnresolved(hadoop.get(name));
  }
}
