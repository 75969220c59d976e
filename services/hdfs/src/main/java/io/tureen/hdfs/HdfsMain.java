package io.tureen.hdfs;

import io.tureen.health.HealthAddress;
import io.tureen.settings.Environment;
import io.tureen.settings.Program;
import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;
import java.util.List;
import java.util.Optional;

/** Runs a name node or a data node of HDFS, as the argument says, until SIGTERM. */
public final class HdfsMain {
  private HdfsMain() {}

  public static void main(String[] arguments) {
    Program.start("hdfs", () -> run(List.of(arguments)));
  }

  private static void run(List<String> arguments) throws Exception {
    Environment environment = Environment.ofProcess();
    Node node = node(arguments, HdfsSettings.from(environment));
    node.prepare();
    Optional<HealthAddress> health = HealthAddress.from(environment);
    if (health.isPresent()) {
      health.get().serve(node::waitingFor);
    }
    node.run();
  }

  private static Node node(List<String> arguments, HdfsSettings settings) {
    return switch (String.join(" ", arguments)) {
      case "namenode" -> new NameNodeServer(settings);
      case "datanode" -> new DataNodeServer(settings);
      default ->
          throw new StartException(
              StartProblem.ARGUMENT_WRONG,
              "The arguments are '%s'. Say what to run with one: namenode or datanode."
                  .formatted(String.join(" ", arguments)));
    };
  }
}
