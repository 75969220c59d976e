package io.tureen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Resident memory of each process: now, and its highest since the process started. */
@Command(
    name = "memory",
    description = "Resident memory of each process. Run it after the others.",
    mixinStandardHelpOptions = true)
final class Memory implements Callable<Integer> {
  @Override
  public Integer call() throws Exception {
    Report report = new Report("Memory", "process", "resident, MiB", "highest, MiB");
    long resident = 0;
    long highest = 0;
    for (LocalSystem.Part part : LocalSystem.running().parts()) {
      long now = mebibytes(part.pid(), "VmRSS");
      long high = mebibytes(part.pid(), "VmHWM");
      report.row(part.name(), now, high);
      resident += now;
      highest += high;
    }
    report.row("all", resident, highest).print();
    return 0;
  }

  private static long mebibytes(long pid, String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
