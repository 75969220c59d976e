package io.tureen.local.doctor;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import io.tureen.local.control.Installation;
import io.tureen.local.error.UserException;
import io.tureen.local.settings.Setting;
import io.tureen.local.settings.SettingsReader;
import io.tureen.local.state.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The doctor of the system on this machine. */
public final class LocalDoctor {
  private final Installation installation;
  private final Sources sources;
  private final Optional<Catalogue> catalogue;
  private final Optional<Finding> catalogueProblem;

  private LocalDoctor(Installation installation, Sources sources) {
    this.installation = installation;
    this.sources = sources;
    Catalogue found = null;
    Finding problem = null;
    try {
      found = installation.catalogue();
    } catch (UserException e) {
      problem =
          Finding.fault(
              Subjects.CATALOGUE,
              e.code(),
              e.getMessage(),
              sources.of(Setting.CATALOGUE),
              e.remedy());
    }
    this.catalogue = Optional.ofNullable(found);
    this.catalogueProblem = Optional.ofNullable(problem);
  }

  /** Looks at what runs; where nothing does, at what would keep it from being started. */
  public static Doctor of(Installation installation, Deadline deadline) {
    Sources sources =
        new Sources(
            SettingsReader.sources(
                installation.home(),
                installation.config(),
                System.getenv(),
                Path.of("").toAbsolutePath()));
    return new LocalDoctor(installation, sources).doctor(deadline);
  }

  private Doctor doctor(Deadline deadline) {
    Optional<Status> up = installation.status().filter(Status::isUp);
    Examination given =
        Examination.of(Subjects.CATALOGUE, () -> catalogueProblem.stream().toList());
    if (up.isEmpty()) {
      return new Doctor(
          "Tureen is down, and nothing is in the way of ./tureen up",
          List.of(),
          new BeforeStart(installation, catalogue, sources).examinations(given),
          streamNames(),
          deadline);
    }
    return new Doctor(
        "every part answers, and there is room to write",
        List.of(),
        new WhileUp(installation, up.get(), catalogue, sources, deadline).examinations(given),
        new RunningParts(up.get()).streams(),
        deadline);
  }

  private List<String> streamNames() {
    return catalogue.map(Catalogue::streams).orElse(List.of()).stream().map(Stream::name).toList();
  }
}
