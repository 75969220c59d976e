package io.tureen.audit;

import io.tureen.audit.AuditedTopic.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long the first audit of ten million rows takes; run by hand, as docs/audit.md says. */
final class TenMillionRows {
  private static final long ROWS = 10_000_000;

  private TenMillionRows() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("audit");
    try (AuditServers servers = AuditServers.start(directory);
        AuditedTopic topic = new AuditedTopic(servers, directory, "many")) {
      topic.send(1);
      for (long million = 0; million < ROWS; million += 1_000_000) {
        topic.execute(
            "insert into %s select 0, %d + thousand * 1000 + n, current_timestamp(6) from unnest(sequence(0, 999)) as t (thousand), unnest(sequence(0, 999)) as u (n)"
                .formatted(million % 2_000_000 == 0 ? topic.events() : topic.orders(), million));
      }
      topic.commit(ROWS);
      for (int time = 0; time < 2; time++) {
        long begin = System.nanoTime();
        Run run = topic.audit("--full");
        System.out.printf("%.1f s%n%s%n", (System.nanoTime() - begin) / 1e9, run.out() + run.err());
      }
    }
  }
}
