package io.tureen.console.now.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.console.now.part.Health;
import io.tureen.console.now.part.PartReport;
import io.tureen.console.now.part.PartsSource;
import io.tureen.console.now.part.Sighting;
import io.tureen.console.now.part.Target;
import io.tureen.console.now.part.UnknownPartsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * On one machine: what the supervisor wrote into {@code run/status.json}. What it may say besides
 * in a later version is passed over.
 */
public final class LocalParts implements PartsSource {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUPERVISOR = "supervisor";
  private static final String API = "api";

  private final Path statusFile;
  private final List<String> streams;

  /**
   * @param streams the names of the catalogue's streams
   */
  public LocalParts(Path statusFile, List<String> streams) {
    this.statusFile = statusFile;
    this.streams = List.copyOf(streams);
  }

  @Override
  public Sighting look() throws UnknownPartsException {
    JsonNode status = read();
    requireSupervisor(status);
    List<PartReport> parts = new ArrayList<>();
    List<Target> apis = new ArrayList<>();
    List<Target> running = new ArrayList<>();
    for (JsonNode part : status.path("parts")) {
      String name = part.path("name").asText();
      String address = part.path("address").asText();
      parts.add(report(part));
      if (name.equals(API)) {
        target(API, address).ifPresent(apis::add);
      } else {
        stream(name).flatMap(stream -> target(stream, address)).ifPresent(running::add);
      }
    }
    return new Sighting(parts, apis, running);
  }

  private JsonNode read() throws UnknownPartsException {
    try {
      return JSON.readTree(Files.readAllBytes(statusFile));
    } catch (NoSuchFileException e) {
      throw new UnknownPartsException(
          "The console cannot tell how the parts are: there is no %s, which the supervisor writes. ./tureen up starts it."
              .formatted(statusFile),
          e);
    } catch (IOException e) {
      throw new UnknownPartsException(
          "The console cannot read %s, which the supervisor writes: %s."
              .formatted(statusFile, e.getMessage()),
          e);
    }
  }

  /** What a supervisor that is gone wrote last is not how things are. */
  private static void requireSupervisor(JsonNode status) throws UnknownPartsException {
    long pid = status.path(SUPERVISOR).path("pid").asLong(-1);
    if (pid <= 0 || ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      throw new UnknownPartsException(
          "The console cannot reach the supervisor: its process %d has ended. ./tureen up starts it again."
              .formatted(pid));
    }
  }

  private static PartReport report(JsonNode part) {
    String state = part.path("state").asText("unknown");
    return new PartReport(
        part.path("name").asText("unnamed"),
        state.equals("ready") ? Health.READY : Health.NOT_READY,
        state,
        part.path("detail").asText(),
        instant(part.path("since").asText()),
        part.path("restarts").asInt(),
        "the supervisor");
  }

  /** A stream's part is called as the stream is, unless that is the name of a server. */
  private Optional<String> stream(String part) {
    return streams.stream()
        .filter(stream -> part.equals(stream) || part.equals("stream-" + stream))
        .findFirst();
  }

  private static Optional<Target> target(String program, String address) {
    return address.startsWith("http")
        ? Optional.of(new Target(program, address, URI.create(address).resolve("/prometheus")))
        : Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
