package io.tureen.local.doctor;

import io.tureen.local.state.PartStatus;
import io.tureen.local.state.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts that a supervisor has started, by what they are. */
record RunningParts(Status status) {
  private static final Set<String> SERVERS =
      Set.of(Subjects.KAFKA, Subjects.METASTORE, Subjects.TRINO, Subjects.API, "console");

  Optional<PartStatus> named(String name) {
    return status.parts().stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /** Those that tell their health over HTTP. */
  List<PartStatus> overHttp() {
    return status.parts().stream()
        .filter(part -> part.address().startsWith("http://"))
        .filter(part -> !part.name().equals(Subjects.TRINO))
        .toList();
  }

  List<String> streams() {
    return status.parts().stream()
        .map(PartStatus::name)
        .filter(name -> !SERVERS.contains(name))
        .toList();
  }
}
