package io.tureen.local.cli;

import io.tureen.local.doctor.Deadline;
import io.tureen.local.doctor.Doctor;
import io.tureen.local.doctor.LocalDoctor;
import io.tureen.local.doctor.Report;
import io.tureen.local.doctor.cluster.ClusterDoctor;
import io.tureen.local.doctor.cluster.ClusterOptions;
import io.tureen.local.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = {
      "Names the broken part and what to do, within ten seconds.",
      "What runs is asked; when nothing runs, what would keep ./tureen up from starting is named."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all is well", "1:something is not, or was not examined", "2:wrong usage"})
final class DoctorCommand implements Callable<Integer> {
  private static final int NOT_WELL = 1;

  enum Output {
    table,
    json
  }

  @Mixin private ConfigOption config;

  @ArgGroup(exclusive = false)
  private ClusterOptions cluster;

  @Option(
      names = "--output",
      description = "One of: ${COMPLETION-CANDIDATES}.",
      defaultValue = "table")
  private Output output;

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.system();
    Deadline deadline = Deadline.ofThisProcess();
    Doctor doctor =
        cluster == null
            ? LocalDoctor.of(config.installation(), deadline)
            : ClusterDoctor.of(cluster, deadline);
    Report report = doctor.examine();
    switch (output) {
      case json -> terminal.line(report.json().toPrettyString());
      case table -> report.lines().forEach(terminal::line);
    }
    return report.isWell() ? 0 : NOT_WELL;
  }
}
