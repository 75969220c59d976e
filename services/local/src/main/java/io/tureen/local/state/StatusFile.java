package io.tureen.local.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code run/status.json}: written whole or not at all, so that a reader never sees half of it. */
public final class StatusFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public StatusFile(Path file) {
    this.file = file;
  }

  public Path path() {
    return file;
  }

  public void write(Status status) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(toJson(status)));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty when nothing was ever started here, or the file is not one of ours. */
  public Optional<Status> read() {
    try {
      return Optional.of(fromJson(JSON.readTree(Files.readAllBytes(file))));
    } catch (NoSuchFileException | JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode toJson(Status status) {
    ObjectNode json = JSON.createObjectNode();
    json.set("supervisor", toJson(status.supervisor()));
    json.put("startedAt", status.startedAt().toString());
    json.put("stopping", status.stopping());
    json.put("api", status.api().toString());
    json.put("trino", status.trino().toString());
    status.parts().forEach(part -> json.withArray("parts").add(toJson(part)));
    status.jobs().forEach(job -> json.withArray("jobs").add(toJson(job)));
    return json;
  }

  /** One part, as {@code status --output json} shows it too. */
  public static ObjectNode toJson(PartStatus part) {
    ObjectNode json = JSON.createObjectNode();
    json.put("name", part.name());
    json.put("state", part.state().word());
    part.process().ifPresent(process -> json.set("process", toJson(process)));
    json.put("since", part.since().toString());
    json.put("restarts", part.restarts());
    json.put("address", part.address());
    json.put("detail", part.detail());
    return json;
  }

  /** A job, as {@code status --output json} shows it too. */
  public static ObjectNode toJson(JobStatus job) {
    ObjectNode json = JSON.createObjectNode();
    json.put("name", job.name());
    job.startedAt().ifPresent(start -> json.put("startedAt", start.toString()));
    json.put("failures", job.failures());
    job.exitStatus().ifPresent(status -> json.put("exitStatus", status));
    return json;
  }

  /** A process, as {@code status --output json} shows it too. */
  public static ObjectNode toJson(ProcessIdentity process) {
    return JSON.createObjectNode().put("pid", process.pid()).put("start", process.start());
  }

  private static Status fromJson(JsonNode json) {
    List<PartStatus> parts = new ArrayList<>();
    json.path("parts").forEach(part -> parts.add(partFromJson(part)));
    List<JobStatus> jobs = new ArrayList<>();
    json.path("jobs").forEach(job -> jobs.add(jobFromJson(job)));
    return new Status(
        processFromJson(required(json, "supervisor")),
        instant(json, "startedAt"),
        json.path("stopping").asBoolean(),
        URI.create(required(json, "api").asText()),
        URI.create(required(json, "trino").asText()),
        parts,
        jobs);
  }

  private static JobStatus jobFromJson(JsonNode json) {
    return new JobStatus(
        required(json, "name").asText(),
        json.has("startedAt") ? Optional.of(instant(json, "startedAt")) : Optional.empty(),
        json.path("failures").asInt(),
        Optional.ofNullable(json.get("exitStatus")).map(JsonNode::asInt));
  }

  private static PartStatus partFromJson(JsonNode json) {
    return new PartStatus(
        required(json, "name").asText(),
        PartState.valueOf(required(json, "state").asText().toUpperCase(Locale.ROOT)),
        Optional.ofNullable(json.get("process")).map(StatusFile::processFromJson),
        instant(json, "since"),
        json.path("restarts").asInt(),
        json.path("address").asText(),
        json.path("detail").asText());
  }

  private static ProcessIdentity processFromJson(JsonNode json) {
    return new ProcessIdentity(required(json, "pid").asLong(), required(json, "start").asText());
  }

  private static Instant instant(JsonNode json, String field) {
    try {
      return Instant.parse(required(json, field).asText());
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException(field, e);
    }
  }

  private static JsonNode required(JsonNode json, String field) {
    JsonNode value = json.get(field);
    if (value == null) {
      throw new IllegalArgumentException("no " + field);
    }
    return value;
  }
}
