package io.tureen.hdfs;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.hdfs.DFSConfigKeys;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.server.namenode.SecondaryNameNode;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;

/**
 * Merges the log of edits into the image of all names now and then, or the log would grow for ever,
 * and with it the time of a start. It is what Hadoop's secondary name node does, here in the
 * process of the name node.
 */
final class Checkpoints {
  private Checkpoints() {}

  /** Lets both have their figures in one process; to be called before the name node starts. */
  static void prepare(SiteConfiguration configuration) {
    DefaultMetricsSystem.setMiniClusterMode(true);
    // What Hadoop keeps for journal nodes is the log of a day, whatever was merged.
    configuration.otherwise(DFSConfigKeys.DFS_NAMENODE_NUM_EXTRA_EDITS_RETAINED_KEY, "0");
    configuration.otherwise(DFSConfigKeys.DFS_NAMENODE_CHECKPOINT_TXNS_KEY, "100000");
  }

  /** Starts making them of the name node that runs with this configuration, until it ends. */
  static void start(SiteConfiguration nameNode, HdfsSettings settings) throws IOException {
    String host = settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host();
    String rpc = host + ":" + nameNode.port(NameNodeServer.RPC);
    // Where one is made, before the name node fetches it.
    String directory = settings.data().resolve("checkpoint").toUri().toString();
    Configuration configuration = new HdfsConfiguration(nameNode.hadoop());
    configuration.set(CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY, "hdfs://" + rpc);
    configuration.set(NameNodeServer.RPC, rpc);
    configuration.set(NameNodeServer.HTTP, host + ":" + nameNode.port(NameNodeServer.HTTP));
    configuration.set(DFSConfigKeys.DFS_NAMENODE_SECONDARY_HTTP_ADDRESS_KEY, "127.0.0.1:0");
    configuration.set(DFSConfigKeys.DFS_NAMENODE_CHECKPOINT_DIR_KEY, directory);
    configuration.set(DFSConfigKeys.DFS_NAMENODE_CHECKPOINT_EDITS_DIR_KEY, directory);
    new SecondaryNameNode(configuration).startCheckpointThread();
  }
}
