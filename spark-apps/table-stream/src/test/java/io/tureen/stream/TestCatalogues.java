package io.tureen.stream;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueText;

/** Small catalogues for tests. */
public final class TestCatalogues {
  private TestCatalogues() {}

  /**
   * One stream, "sales", of events "sale" with these more fields, in YAML, indented by six spaces.
   */
  public static CatalogueText sales(String fields) {
    return new CatalogueText(
        "test",
        """
        name: test
        topic: sales
        key: user_id
        rejected_table: rejected
        streams:
          sales:
            table: sales
        fields:
          user_id:
            type: text
            required: true
            description: Who it was.
        event_types:
          sale:
            stream: sales
            description: Something was sold.
        """
            + (fields.isEmpty() ? "" : "    fields:\n" + fields));
  }

  public static Catalogue parsed(String fields) {
    return sales(fields).parse();
  }

  /** A field for {@link #sales}. */
  public static String field(String name, String type, String... more) {
    StringBuilder yaml =
        new StringBuilder(
            "      " + name + ":\n        type: " + type + "\n        description: A field.\n");
    for (String line : more) {
      yaml.append("        ").append(line).append('\n');
    }
    return yaml.toString();
  }
}
