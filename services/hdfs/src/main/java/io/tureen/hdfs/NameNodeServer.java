package io.tureen.hdfs;

import io.tureen.settings.ReadyLine;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.server.namenode.NameNode;

/** Knows the names of all files, and which data nodes have their blocks. */
final class NameNodeServer implements Node {
  static final String RPC = "dfs.namenode.rpc-address";
  static final String HTTP = "dfs.namenode.http-address";

  private final SiteConfiguration configuration;
  private final NameDirectory directory;
  private final HdfsSettings settings;
  private volatile NameNode running;

  NameNodeServer(HdfsSettings settings) {
    this.settings = settings;
    configuration = new SiteConfiguration(settings);
    directory = new NameDirectory(settings);
    Configuration hadoop = configuration.hadoop();
    configuration.otherwise(RPC, FileSystem.getDefaultUri(hadoop).getAuthority());
    hadoop.set("dfs.namenode.rpc-bind-host", settings.host());
    hadoop.set("dfs.namenode.http-bind-host", settings.host());
    directory.configure(hadoop);
    Checkpoints.prepare(configuration);
  }

  @Override
  public void prepare() throws IOException {
    configuration.requireFree(RPC);
    configuration.requireFree(HTTP);
    directory.formatIfEmpty(configuration.hadoop());
  }

  @Override
  public void run() throws IOException {
    NameNode server = NameNode.createNameNode(new String[0], configuration.hadoop());
    running = server;
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
    ReadyLine.printWhen(
        () -> waitingFor().isEmpty(),
        "namenode",
        "uri=hdfs://%s".formatted(configuration.hadoop().get(RPC)));
    Checkpoints.start(configuration, settings);
    server.join();
  }

  @Override
  public Map<String, String> waitingFor() {
    NameNode server = running;
    if (server == null) {
      return Map.of("the name node", "reads what it knew");
    }
    if (server.isInSafeMode()) {
      return Map.of("the data nodes to report their blocks", server.getNamesystem().getSafemode());
    }
    return Map.of();
  }
}
