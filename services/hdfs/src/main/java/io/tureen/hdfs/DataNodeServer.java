package io.tureen.hdfs;

import io.tureen.health.Readiness;
import io.tureen.health.Waiting;
import io.tureen.settings.ReadyLine;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.server.datanode.DataNode;

/** Keeps blocks of files. */
final class DataNodeServer implements Node {
  private static final List<String> ADDRESSES =
      List.of("dfs.datanode.address", "dfs.datanode.http.address", "dfs.datanode.ipc.address");
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
  private static final long BETWEEN_LOOKS_MILLIS = 1_000;

  private final SiteConfiguration configuration;
  private final URI nameNode;
  private final Readiness readiness = new Readiness();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile DataNode running;

  DataNodeServer(HdfsSettings settings) {
    configuration = new SiteConfiguration(settings);
    Configuration hadoop = configuration.hadoop();
    nameNode = FileSystem.getDefaultUri(hadoop);
    hadoop.set("dfs.datanode.data.dir", settings.data().resolve("data").toUri().toString());
    ADDRESSES.forEach(configuration::listenAt);
  }

  @Override
  public void prepare() {
    ADDRESSES.forEach(configuration::requireFree);
  }

  @Override
  public void run() throws Exception {
    // Hadoop asks only once for the address of a name.
    new Waiting(readiness).until(part(), this::resolve);
    DataNode server = DataNode.createDataNode(new String[0], configuration.hadoop());
    running = server;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    ReadyLine.printWhen(
        () -> waitingFor().isEmpty(),
        "datanode",
        "uri=http://%s namenode=%s"
            .formatted(configuration.hadoop().get(ADDRESSES.get(1)), nameNode));
    awaitEnd(server);
  }

  private InetAddress resolve() throws UnknownHostException {
    return InetAddress.getByName(nameNode.getHost());
  }

  private void awaitEnd(DataNode server) throws InterruptedException {
    while (!stopped.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
      if (!server.isDatanodeUp()) {
        throw new IllegalStateException(
            "The data node gave up on %s; the reason is in the lines above.".formatted(nameNode));
      }
    }
  }

  private void stop() {
    stopped.countDown();
    running.shutdown();
  }

  @Override
  public Map<String, String> waitingFor() {
    Map<String, String> parts = readiness.waitingFor();
    DataNode server = running;
    if (parts.isEmpty() && (server == null || !server.isDatanodeFullyStarted(true))) {
      parts.put(part(), "this data node is not registered there yet");
    } else if (parts.isEmpty() && silence(server).compareTo(LONGEST_SILENCE) > 0) {
      parts.put(part(), "it does not answer any more");
    }
    return parts;
  }

  /** How long ago the name node last answered. */
  private static Duration silence(DataNode server) {
    return server.getBPServiceActorInfoMap().stream()
        .map(actor -> Duration.ofSeconds(Long.parseLong(actor.get("LastHeartbeatResponseTime"))))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private String part() {
    return "the name node " + nameNode;
  }
}
