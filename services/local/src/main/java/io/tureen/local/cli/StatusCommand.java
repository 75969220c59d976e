package io.tureen.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.local.process.ProcessIdentity;
import io.tureen.local.process.ResidentMemory;
import io.tureen.local.state.PartStatus;
import io.tureen.local.state.Status;
import io.tureen.local.state.StatusFile;
import io.tureen.local.terminal.Terminal;
import io.tureen.local.terminal.TextTable;
import io.tureen.local.terminal.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description = "Says how each part is.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every part is ready", "1:up, and at least one part is not ready", "3:down"})
final class StatusCommand implements Callable<Integer> {
  private static final int NOT_WELL = 1;
  private static final int DOWN = 3;

  enum Output {
    table,
    json
  }

  @Mixin private ConfigOption config;

  @Option(
      names = "--output",
      description = "One of: ${COMPLETION-CANDIDATES}.",
      defaultValue = "table")
  private Output output;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.system();
    Optional<Status> status = config.installation().status();
    switch (output) {
      case json -> terminal.line(json(status).toPrettyString());
      case table -> table(status, terminal);
    }
    if (status.isEmpty() || !status.get().isUp()) {
      return DOWN;
    }
    return status.get().isReady() ? 0 : NOT_WELL;
  }

  private static void table(Optional<Status> status, Terminal terminal) {
    List<PartStatus> leftovers = status.map(Status::leftovers).orElse(List.of());
    if (!leftovers.isEmpty()) {
      terminal.line(
          "The supervisor was killed, and these parts run on without it. ./tureen up or ./tureen down stops them.\n");
      show(leftovers, OptionalLong.empty(), terminal);
    } else if (status.isEmpty() || !status.get().isUp()) {
      terminal.line("Tureen is down. ./tureen up starts it.");
    } else {
      Status up = status.get();
      show(up.parts(), ResidentMemory.of(up.supervisor().pid()), terminal);
      up.parts().stream()
          .filter(part -> !part.isReady() && !part.detail().isEmpty())
          .forEach(
              part ->
                  terminal.line(
                      "\n%s: %s. See ./tureen logs %s"
                          .formatted(part.name(), part.detail(), part.name())));
      up.jobs()
          .forEach(
              job ->
                  job.problem(Instant.now())
                      .ifPresent(
                          problem ->
                              terminal.line(
                                  "\n%s: %s. See ./tureen logs %s"
                                      .formatted(job.name(), problem, job.name()))));
      Addresses.show(up, terminal);
    }
  }

  private static void show(
      List<PartStatus> parts, OptionalLong supervisorBytes, Terminal terminal) {
    TextTable table =
        new TextTable(List.of("PART", "STATE", "PID", "FOR", "RESTARTS", "MEMORY", "ADDRESS"));
    long total = supervisorBytes.orElse(0);
    for (PartStatus part : parts) {
      OptionalLong memory = memory(part);
      total += memory.orElse(0);
      table.add(
          List.of(
              part.name(),
              part.state().word(),
              part.process().map(process -> String.valueOf(process.pid())).orElse(""),
              Words.of(Duration.between(part.since(), Instant.now())),
              String.valueOf(part.restarts()),
              words(memory),
              part.address()));
    }
    supervisorBytes.ifPresent(
        bytes -> table.add(List.of("supervisor", "", "", "", "", Words.ofBytes(bytes), "")));
    if (total > 0) {
      table.add(List.of("together", "", "", "", "", Words.ofBytes(total), ""));
    }
    table.render().forEach(terminal::line);
  }

  private static ObjectNode json(Optional<Status> status) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("up", status.map(Status::isUp).orElse(false));
    json.put("ready", status.map(Status::isReady).orElse(false));
    ArrayNode parts = json.putArray("parts");
    status
        .filter(Status::isUp)
        .ifPresent(
            up -> {
              json.set("supervisor", StatusFile.toJson(up.supervisor()));
              json.put("startedAt", up.startedAt().toString());
              json.put("api", up.api().toString());
              json.put("trino", up.trino().toString());
              ArrayNode jobs = json.putArray("jobs");
              up.jobs().forEach(job -> jobs.add(StatusFile.toJson(job)));
            });
    status
        .map(last -> last.isUp() ? last.parts() : last.leftovers())
        .orElse(List.of())
        .forEach(part -> parts.add(json(part)));
    return json;
  }

  private static ObjectNode json(PartStatus part) {
    ObjectNode json = StatusFile.toJson(part);
    memory(part).ifPresent(bytes -> json.put("residentBytes", bytes));
    return json;
  }

  private static OptionalLong memory(PartStatus part) {
    return part.process()
        .map(ProcessIdentity::pid)
        .map(ResidentMemory::of)
        .orElse(OptionalLong.empty());
  }

  private static String words(OptionalLong bytes) {
    return bytes.isPresent() ? Words.ofBytes(bytes.getAsLong()) : "";
  }
}
