package io.tureen.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes names that every system they reach takes as they are. */
final class NameParser {

  private static final String IDENTIFIER =
      "must be lower-case letters, digits and underscores, begin with a letter and have at most 63 characters";

  /** The tables of Tureen's own, and what is done there. */
  private static final Map<String, String> OWN_TABLES =
      Map.of(
          StreamMinutes.TABLE,
          "the streams note each minute how far they are",
          KeptCatalogues.TABLE,
          "the streams keep the catalogues by which they read",
          AuditTable.NAME,
          "audits note what they found");

  private NameParser() {}

  static String identifier(YamlValue value) {
    return identifier(value, value.text());
  }

  static String table(YamlValue value) {
    String name = identifier(value);
    refuseSqlWord(value, name);
    String purpose = OWN_TABLES.get(name);
    if (purpose != null) {
      throw value.error(
          CatalogueErrorCode.RESERVED_NAME,
          Quoted.of(name) + " is the table in which " + purpose + ". Choose another.");
    }
    return name;
  }

  /** The name of an event type, which is the last key of the path. */
  static String key(YamlValue value) {
    return identifier(value, value.path().substring(value.path().indexOf('.') + 1));
  }

  static String field(YamlValue value, String name) {
    identifier(value, name);
    refuseSqlWord(value, name);
    if (Envelope.NAMES.contains(name)) {
      throw value.error(
          CatalogueErrorCode.RESERVED_NAME, "every event has this field already. Remove it here.");
    }
    List<String> columns = new ArrayList<>();
    Columns.ORIGIN.forEach(column -> columns.add(column.name()));
    if (columns.contains(name)) {
      throw value.error(
          CatalogueErrorCode.RESERVED_NAME,
          "every table has a column of this name already, which tells where a row came from. Choose another.");
    }
    return name;
  }

  static void stream(YamlValue value, String name) {
    if (!Names.isStream(name)) {
      throw value.error(
          CatalogueErrorCode.BAD_NAME,
          Quoted.of(name)
              + " must be lower-case letters, digits and inner dashes, begin with a letter and have at most 40 characters, for Kubernetes."
              + suggestion(name, '-'));
    }
  }

  static String topic(YamlValue value) {
    String name = value.text();
    if (!Names.isTopic(name)) {
      throw value.error(
          CatalogueErrorCode.BAD_NAME,
          Quoted.of(name)
              + " must be letters, digits, dots, underscores and dashes, at most 249 of them, for Kafka.");
    }
    return name;
  }

  private static String identifier(YamlValue value, String name) {
    if (!Names.isIdentifier(name)) {
      throw value.error(
          CatalogueErrorCode.BAD_NAME,
          Quoted.of(name) + " " + IDENTIFIER + ", for SQL." + suggestion(name, '_'));
    }
    return name;
  }

  private static void refuseSqlWord(YamlValue value, String name) {
    if (Names.isSqlWord(name)) {
      throw value.error(
          CatalogueErrorCode.RESERVED_NAME,
          Quoted.of(name)
              + " is a word of SQL and would need quotes in every statement. Choose another, for example "
              + Quoted.of(name + "_name")
              + ".");
    }
  }

  private static String suggestion(String name, char separator) {
    StringBuilder better = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean taken = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      better.append(taken ? c : separator);
    }
    String candidate = better.toString();
    boolean valid = separator == '_' ? Names.isIdentifier(candidate) : Names.isStream(candidate);
    return valid ? " Did you mean " + Quoted.of(candidate) + "?" : "";
  }
}
