package io.tureen.catalogue;

import java.util.List;

/**
 * The table in which the streams keep the catalogues by which they read: it belongs to Tureen and
 * not to a catalogue, so no stream's table may be called so.
 */
public final class KeptCatalogues {
  public static final String TABLE = "tureen_catalogues";

  public static final String FINGERPRINT = "fingerprint";
  public static final String CATALOGUE = "catalogue";
  public static final String NOTED_AT = "noted_at";

  public static final List<Column> COLUMNS =
      List.of(
          required(
              FINGERPRINT,
              ColumnType.Kind.TEXT,
              "What the property tureen.catalogue of a table calls the catalogue."),
          required(CATALOGUE, ColumnType.Kind.TEXT, "The catalogue's file, YAML."),
          required(
              NOTED_AT,
              ColumnType.Kind.TIMESTAMP,
              "When a stream was first started with it; two streams may have noted it at once."));

  private KeptCatalogues() {}

  private static Column required(String name, ColumnType.Kind kind, String description) {
    return new Column(name, ColumnType.of(kind), false, description);
  }
}
