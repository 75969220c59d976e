package io.tureen.upkeep;

import io.tureen.catalogue.AuditTable;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.KeptCatalogues;
import io.tureen.catalogue.Stream;
import java.util.ArrayList;
import java.util.List;

/** Which tables a release has; some may not be there yet. */
final class Tables {
  /** What the streams write about themselves. */
  static final String HISTORY = "tureen_streams";

  private Tables() {}

  static List<String> of(Catalogue catalogue) {
    List<String> tables = new ArrayList<>(catalogue.streams().stream().map(Stream::table).toList());
    tables.add(catalogue.rejectedTable());
    tables.addAll(catalogue.streams().stream().map(Stream::duplicatesTable).toList());
    tables.add(HISTORY);
    tables.add(KeptCatalogues.TABLE);
    tables.add(AuditTable.NAME);
    return tables;
  }
}
