package io.tureen.console.csv;

import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import io.tureen.console.sql.Trino;
import jakarta.inject.Singleton;

/** Queries answered as files. */
@Singleton
public final class CsvFiles {

  private static final MediaType CSV = new MediaType("text/csv; charset=utf-8", "csv");

  private final Trino trino;

  CsvFiles(Trino trino) {
    this.trino = trino;
  }

  /** The answer as a download; a client that goes away ends the query. */
  public StreamedFile file(String name, String sql) {
    return new StreamedFile(new CsvStream(trino.open(sql)), CSV).attach(name + ".csv");
  }
}
