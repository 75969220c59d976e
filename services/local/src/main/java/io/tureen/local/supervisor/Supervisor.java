package io.tureen.local.supervisor;

import io.tureen.local.part.Job;
import io.tureen.local.part.Part;
import io.tureen.local.probe.Prober;
import io.tureen.local.process.LogFile;
import io.tureen.local.process.ProcessIdentity;
import io.tureen.local.state.PartState;
import io.tureen.local.state.PartStatus;
import io.tureen.local.state.StateDirectory;
import io.tureen.local.state.Status;
import io.tureen.local.state.StatusFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Starts the parts, keeps them running, and writes down how they are whenever that changes. */
public final class Supervisor {
  private static final long LOG_LIMIT_BYTES = 50L * 1024 * 1024;
  private static final Duration LOG_LOOK = Duration.ofSeconds(10);

  private final Loop loop = new Loop();
  private final ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor();
  private final Clock clock = Clock.systemUTC();
  private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
  private final Instant startedAt = clock.instant();
  private final StateDirectory state;
  private final StatusFile statusFile;
  private final Launcher launcher;
  private final URI api;
  private final URI trino;
  private final List<SupervisedPart> parts;
  private final List<ScheduledJob> jobs;
  private final Map<String, String> said = new HashMap<>();
  private boolean stopping;

  public Supervisor(
      StateDirectory state,
      Launcher launcher,
      List<Part> parts,
      List<Job> jobs,
      URI api,
      URI trino) {
    this.state = state;
    this.statusFile = state.status();
    this.launcher = launcher;
    this.api = api;
    this.trino = trino;
    Prober prober =
        new Prober(
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(probes).build());
    this.parts =
        parts.stream()
            .map(
                part ->
                    new SupervisedPart(part, launcher, prober, loop, probes, clock, this::changed))
            .toList();
    this.jobs =
        jobs.stream()
            .map(job -> new ScheduledJob(job, launcher, loop, clock, this::say, this::changed))
            .toList();
  }

  /** Starts what waits for nothing; the rest follows by itself. */
  public void start() throws IOException {
    for (SupervisedPart part : parts) {
      launcher.prepare(part.part());
    }
    for (ScheduledJob job : jobs) {
      launcher.prepare(job.job());
      job.startLater();
    }
    loop.execute(this::changed);
    loop.every(LOG_LOOK, this::rotateLogs);
  }

  /**
   * Stops all jobs, then all parts, rank by rank; completes when the last has ended and that is
   * written down.
   */
  public CompletableFuture<Void> stop() {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    loop.execute(() -> stopByRank(stopped));
    return stopped;
  }

  private void stopByRank(CompletableFuture<Void> stopped) {
    stopping = true;
    changed();
    TreeMap<Integer, List<SupervisedPart>> ranks =
        parts.stream()
            .collect(
                Collectors.groupingBy(
                    part -> part.part().stopRank(), TreeMap::new, Collectors.toList()));
    CompletableFuture<?>[] ended =
        jobs.stream().map(ScheduledJob::stop).toArray(CompletableFuture[]::new);
    loop.then(
        CompletableFuture.allOf(ended),
        nothing -> stopNext(new ArrayDeque<>(ranks.values()), stopped));
  }

  private void stopNext(Queue<List<SupervisedPart>> ranks, CompletableFuture<Void> stopped) {
    if (ranks.isEmpty()) {
      stopped.complete(null);
      return;
    }
    CompletableFuture<?>[] rank =
        ranks.remove().stream().map(SupervisedPart::stop).toArray(CompletableFuture[]::new);
    loop.then(CompletableFuture.allOf(rank), ended -> stopNext(ranks, stopped));
  }

  private void changed() {
    write();
    for (SupervisedPart part : parts) {
      if (!stopping && part.isWaiting() && mayStart(part)) {
        part.start();
      }
    }
  }

  private boolean mayStart(SupervisedPart waiting) {
    return parts.stream()
        .filter(part -> waiting.part().startsAfter().contains(part.part().name()))
        .allMatch(SupervisedPart::wasReady);
  }

  private void write() {
    List<PartStatus> statuses = parts.stream().map(SupervisedPart::status).toList();
    try {
      statusFile.write(
          new Status(
              self,
              startedAt,
              stopping,
              api,
              trino,
              statuses,
              jobs.stream().map(ScheduledJob::status).toList()));
    } catch (UncheckedIOException e) {
      say("status-not-written reason=\"" + e.getMessage() + '"');
    }
    statuses.forEach(this::sayIfNew);
  }

  private void sayIfNew(PartStatus part) {
    boolean telling = part.state() != PartState.STARTING && !part.detail().isEmpty();
    String line =
        "part=%s state=%s%s"
            .formatted(
                part.name(),
                part.state().word(),
                telling ? " detail=\"" + part.detail() + '"' : "");
    if (!line.equals(said.put(part.name(), line))) {
      say(line + part.process().map(process -> " pid=" + process.pid()).orElse(""));
    }
  }

  private void rotateLogs() {
    parts.forEach(part -> rotateLog(part.part().name()));
    jobs.forEach(job -> rotateLog(job.job().name()));
    rotateLog("supervisor");
  }

  private void rotateLog(String name) {
    try {
      new LogFile(state.log(name)).rotateOver(LOG_LIMIT_BYTES);
    } catch (IOException e) {
      say("log-not-rotated part=%s reason=\"%s\"".formatted(name, e.getMessage()));
    }
  }

  private void say(String line) {
    System.out.println(clock.instant() + " " + line);
  }
}
