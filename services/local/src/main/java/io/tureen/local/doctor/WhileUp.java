package io.tureen.local.doctor;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import io.tureen.local.control.Installation;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.process.LogFile;
import io.tureen.local.settings.Setting;
import io.tureen.local.sql.Trino;
import io.tureen.local.state.JobStatus;
import io.tureen.local.state.PartStatus;
import io.tureen.local.state.StateDirectory;
import io.tureen.local.state.Status;
import io.tureen.local.terminal.Words;
import io.tureen.settings.KafkaClientProperties;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Asks every part that the supervisor runs. */
final class WhileUp {
  private static final Duration MAX_TIMEOUT = Duration.ofSeconds(3);

  private final StateDirectory state;
  private final Status status;
  private final RunningParts parts;
  private final Optional<Catalogue> catalogue;
  private final Sources sources;
  private final Duration timeout;
  private final HttpClient http;
  private final Trino trino;

  WhileUp(
      Installation installation,
      Status status,
      Optional<Catalogue> catalogue,
      Sources sources,
      Deadline deadline) {
    this.state = installation.state();
    this.status = status;
    this.parts = new RunningParts(status);
    this.catalogue = catalogue;
    this.sources = sources;
    Duration left = deadline.leftForAnAnswer();
    this.timeout = left.compareTo(MAX_TIMEOUT) < 0 ? left : MAX_TIMEOUT;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
    this.trino = new Trino(http, status.trino(), timeout);
  }

  List<Examination> examinations(Examination givenCatalogue) {
    List<Examination> all = new ArrayList<>();
    all.add(givenCatalogue);
    all.add(Examination.of(Subjects.DISK, storage()));
    parts.named(Subjects.KAFKA).ifPresent(kafka -> all.add(kafka(kafka)));
    parts.named(Subjects.METASTORE).ifPresent(metastore -> all.add(metastore(metastore)));
    parts.named(Subjects.TRINO).ifPresent(part -> all.add(trino(part)));
    for (PartStatus part : parts.overHttp()) {
      URI readiness = URI.create(part.address() + "/health/readiness");
      all.add(Examination.of(part.name(), new HealthLook(http, readiness, words(part), timeout)));
    }
    catalogue.ifPresent(
        found ->
            all.add(
                new Examination(
                    Subjects.CATALOGUE,
                    new CatalogueLook(trino, found, sources.of(Setting.CATALOGUE)),
                    List.of())));
    for (JobStatus job : status.jobs()) {
      all.add(Examination.of(job.name(), () -> findings(job)));
    }
    all.add(Examination.of(Subjects.CLOCK, new ClockLook(http, tellingTheTime(), timeout)));
    return all;
  }

  private static List<Finding> findings(JobStatus job) {
    return job.problem(Instant.now()).stream()
        .map(
            problem ->
                Finding.symptom(
                    job.name(),
                    ErrorCode.JOB_FAILED,
                    "Of the job %s: %s.".formatted(job.name(), problem),
                    "",
                    "Read ./tureen logs %s. It runs again by itself, or now with ./tureen maintain."
                        .formatted(job.name())))
        .toList();
  }

  private PartWords words(PartStatus part) {
    return new PartWords(part, new LogFile(state.log(part.name())));
  }

  private StorageLook storage() {
    return new StorageLook(
        List.of(state.data("warehouse")),
        List.of(state.root(), state.data("kafka"), state.data("metastore"), state.logs()),
        sources.of(Setting.STATE));
  }

  private Examination kafka(PartStatus part) {
    PartWords words = words(part);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put(KafkaClientProperties.BOOTSTRAP_SERVERS, part.address());
    KafkaLook look =
        new KafkaLook(
            environment,
            catalogue.map(Catalogue::topic),
            words.state(),
            sources.of(Setting.KAFKA_PORT),
            timeout);
    return Examination.of(Subjects.KAFKA, withLastProblem(words, look));
  }

  private Examination metastore(PartStatus part) {
    PartWords words = words(part);
    URI address = URI.create("thrift://" + part.address());
    Finding down =
        Finding.symptom(
            Subjects.METASTORE,
            ErrorCode.METASTORE_DOWN,
            "The Metastore at %s does not answer within %s.%n%s"
                .formatted(part.address(), Words.of(timeout), words.state()),
            sources.of(Setting.METASTORE_PORT),
            "Read ./tureen logs metastore. One that ended is started again by itself; one that hangs is not: end its process, which"
                + " ./tureen status shows.");
    MetastoreCall call =
        new MetastoreCall(new InetSocketAddress(address.getHost(), address.getPort()), timeout);
    return new Examination(
        Subjects.METASTORE, withLastProblem(words, () -> answered(call, down)), List.of(down));
  }

  private static List<Finding> answered(MetastoreCall call, Finding down) {
    try {
      call.call();
      return List.of();
    } catch (IOException e) {
      return List.of(down);
    }
  }

  private Examination trino(PartStatus part) {
    PartWords words = words(part);
    List<String> tables =
        catalogue.map(Catalogue::streams).orElse(List.of()).stream().map(Stream::table).toList();
    TrinoLook look = new TrinoLook(trino, tables, words.state(), sources.of(Setting.TRINO_PORT));
    return new Examination(
        Subjects.TRINO,
        withLastProblem(words, look),
        List.of(
            TrinoLook.unreadable(
                "the tables", "no answer in time. It may be busy, or what it reads from hangs.")));
  }

  /** With a part that is not well, what its log says of it. */
  private static Callable<List<Finding>> withLastProblem(
      PartWords words, Callable<List<Finding>> look) {
    return () -> {
      List<Finding> findings = new ArrayList<>(look.call());
      if (!findings.isEmpty() && !words.status().isReady()) {
        words.lastProblem().ifPresent(findings::add);
      }
      return findings;
    };
  }

  private Map<String, URI> tellingTheTime() {
    Map<String, URI> addresses = new HashMap<>();
    parts
        .overHttp()
        .forEach(
            part -> addresses.put(part.name(), URI.create(part.address() + "/health/liveness")));
    addresses.put(Subjects.TRINO, status.trino().resolve("/v1/info"));
    return addresses;
  }
}
