package io.tureen.local.doctor;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Fingerprint;
import io.tureen.catalogue.Stream;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.sql.Answer;
import io.tureen.local.sql.SqlException;
import io.tureen.local.sql.Trino;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the streams write by the catalogue that the settings name: each table notes the
 * fingerprint of the one that it is written by. Says nothing where the note cannot be read.
 *
 * @param setIn where the catalogue was set
 */
record CatalogueLook(Trino trino, Catalogue catalogue, String setIn)
    implements Callable<List<Finding>> {
  private static final Pattern FINGERPRINT = Pattern.compile("\"catalogue\":\"([0-9a-f]+)\"");

  @Override
  public List<Finding> call() throws InterruptedException {
    String own = Fingerprint.of(catalogue);
    for (Stream stream : catalogue.streams()) {
      Optional<String> noted = noted(stream.table());
      if (noted.isPresent() && !noted.get().equals(own)) {
        return List.of(changed(stream, own, noted.get()));
      }
    }
    return List.of();
  }

  private Optional<String> noted(String table) throws InterruptedException {
    try {
      Answer answer =
          trino.ask(
              "select value from hive.default.\"%s$properties\" where key = 'tureen.catalogue'"
                  .formatted(table));
      return answer.rows().stream()
          .map(row -> FINGERPRINT.matcher(row.getFirst()))
          .filter(Matcher::find)
          .map(note -> note.group(1))
          .findFirst();
    } catch (SqlException e) {
      return Optional.empty();
    }
  }

  private Finding changed(Stream stream, String own, String noted) {
    return Finding.fault(
        Subjects.CATALOGUE,
        ErrorCode.CATALOGUE_CHANGED,
        "The stream %s writes by another catalogue (%s) than the settings name (%s, %s)."
            .formatted(stream.name(), noted, catalogue.name(), own),
        setIn,
        "Parts read the catalogue when they start: ./tureen down and ./tureen up, or put back the catalogue they were started with.");
  }
}
