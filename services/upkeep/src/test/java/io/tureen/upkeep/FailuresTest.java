package io.tureen.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nobody listens,              0,        Error executing query,                    true,  false",
    "Trino starts,                65539,    Trino server is still initializing,       true,  false",
    "the Metastore is away,       16777216, Failed connecting to Hive metastore,      true,  false",
    "no such table,               46,       Table does not exist,                     false, false",
    "a query that is too large,   131079,   Query exceeded per-node memory limit,     false, false",
    "another commit came first,   84148224, Failed to commit: The table has been modified, false,"
        + " true",
    "another compacted it,        84148230, Failed to commit during optimize,         false, true"
  })
  void whatMayPassIsTriedAgain(
      String what, int code, String message, boolean mayPass, boolean conflict) {
    SQLException failure = new SQLException(message, null, code);

    assertThat(Failures.mayPass(failure)).as(what).isEqualTo(mayPass);
    assertThat(Failures.isConflict(failure)).as(what).isEqualTo(conflict);
  }
}
