package io.tureen.hdfs;

import java.io.IOException;
import java.nio.file.Path;
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

  /**
   * Starts making them, until the process ends.
   *
   * @param directory where one is made, before the name node fetches it
   */
  static void start(Configuration nameNode, String host, int rpcPort, int httpPort, Path directory)
      throws IOException {
    String here = host.equals("0.0.0.0") ? "127.0.0.1" : host;
    Configuration configuration = new HdfsConfiguration(nameNode);
    configuration.set(
        CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY, "hdfs://" + here + ":" + rpcPort);
    configuration.set(DFSConfigKeys.DFS_NAMENODE_RPC_ADDRESS_KEY, here + ":" + rpcPort);
    configuration.set(DFSConfigKeys.DFS_NAMENODE_HTTP_ADDRESS_KEY, here + ":" + httpPort);
    configuration.set(DFSConfigKeys.DFS_NAMENODE_SECONDARY_HTTP_ADDRESS_KEY, "127.0.0.1:0");
    configuration.set(DFSConfigKeys.DFS_NAMENODE_CHECKPOINT_DIR_KEY, directory.toUri().toString());
    configuration.set(
        DFSConfigKeys.DFS_NAMENODE_CHECKPOINT_EDITS_DIR_KEY, directory.toUri().toString());
    new SecondaryNameNode(configuration).startCheckpointThread();
  }
}
