package io.tureen.local.doctor;

import io.tureen.catalogue.Catalogue;
import io.tureen.local.check.Check;
import io.tureen.local.check.Checks;
import io.tureen.local.control.Installation;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.settings.Setting;
import io.tureen.local.state.PartStatus;
import io.tureen.local.state.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code ./tureen up} would refuse, or stumble over. */
record BeforeStart(Installation installation, Optional<Catalogue> catalogue, Sources sources) {

  List<Examination> examinations(Examination givenCatalogue) {
    return List.of(
        givenCatalogue,
        Examination.of(Subjects.SUPERVISOR, this::leftovers),
        Examination.of(Subjects.STATE, this::state),
        Examination.of(Subjects.DISK, () -> of(Subjects.DISK, Checks.disk(nearest()))),
        Examination.of(Subjects.MEMORY, () -> of(Subjects.MEMORY, Checks.memory())),
        Examination.of(Subjects.PORTS, this::ports));
  }

  private static List<Finding> of(String part, Check check) {
    return check.problem().map(problem -> Finding.fault(part, problem)).stream().toList();
  }

  private List<Finding> ports() {
    int streams = catalogue.map(found -> found.streams().size()).orElse(0);
    try {
      return Checks.ports(installation.settings(), streams).stream()
          .map(
              taken ->
                  Finding.symptom(
                      Subjects.PORTS,
                      taken.code(),
                      taken.getMessage(),
                      sources.of(Setting.PORT_OFFSET),
                      taken.remedy()))
          .toList();
    } catch (UserException e) {
      return List.of(Finding.fault(Subjects.PORTS, e));
    }
  }

  private List<Finding> leftovers() {
    List<PartStatus> leftovers = installation.status().map(Status::leftovers).orElse(List.of());
    if (leftovers.isEmpty()) {
      return List.of();
    }
    String names = leftovers.stream().map(PartStatus::name).collect(Collectors.joining(", "));
    return List.of(
        Finding.fault(
            Subjects.SUPERVISOR,
            ErrorCode.SUPERVISOR_KILLED,
            "The supervisor was killed, and these parts run on without it: %s.".formatted(names),
            "",
            "./tureen up or ./tureen down stops them first."));
  }

  private List<Finding> state() {
    try {
      installation.state().requireOwn();
      Files.delete(Files.createTempFile(nearest(), ".doctor", ""));
      return List.of();
    } catch (UserException e) {
      return List.of(
          Finding.fault(
              Subjects.STATE, e.code(), e.getMessage(), sources.of(Setting.STATE), e.remedy()));
    } catch (IOException e) {
      return List.of(
          Finding.fault(
              Subjects.STATE,
              ErrorCode.STATE_UNWRITABLE,
              "The state directory %s cannot be written: %s."
                  .formatted(installation.state().root(), e),
              sources.of(Setting.STATE),
              "Make it writable for you, or name another in tureen.yaml (state) or as TUREEN_STATE."));
    }
  }

  /** The state directory, or the one in which it would be made. */
  private Path nearest() {
    Path directory = installation.state().root();
    while (!Files.exists(directory) && directory.getParent() != null) {
      directory = directory.getParent();
    }
    return directory;
  }
}
