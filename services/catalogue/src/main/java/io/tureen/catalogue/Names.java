package io.tureen.catalogue;

import java.util.Set;

/** What a name must look like so that Kafka, SQL, Kubernetes and a URL take it as it is. */
final class Names {

  static final int MAX_LENGTH = 63;

  /** Trino's reserved words: as a column or a table they would need quotes in each statement. */
  private static final Set<String> SQL_WORDS =
      Set.of(
          ("alter and as between by case cast constraint create cross cube current_catalog"
                  + " current_date current_path current_role current_schema current_time"
                  + " current_timestamp current_user deallocate delete describe distinct drop else"
                  + " end escape except execute exists extract false for from full group grouping"
                  + " having in inner insert intersect into is join json_array json_exists"
                  + " json_object json_query json_table json_value left like listagg localtime"
                  + " localtimestamp natural normalize not null on or order outer prepare recursive"
                  + " right rollup select skip table then trim true uescape union unnest using"
                  + " values when where with")
              .split(" "));

  private Names() {}

  /** Lower-case letters, digits and underscores: tables, fields and event types. */
  static boolean isIdentifier(String name) {
    return consistsOf(name, '_') && name.length() <= MAX_LENGTH;
  }

  /** Lower-case letters, digits and inner dashes; short enough for what Kubernetes adds to it. */
  static boolean isStream(String name) {
    return consistsOf(name, '-') && name.length() <= 40 && !name.endsWith("-");
  }

  /** What Kafka takes, see org.apache.kafka.common.internals.Topic. */
  static boolean isTopic(String name) {
    if (name.isEmpty() || name.length() > 249 || name.equals(".") || name.equals("..")) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      if (!isLowerOrDigit(c) && !upper && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  static boolean isSqlWord(String name) {
    return SQL_WORDS.contains(name);
  }

  private static boolean consistsOf(String name, char separator) {
    if (name.isEmpty() || name.charAt(0) < 'a' || name.charAt(0) > 'z') {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      if (!isLowerOrDigit(name.charAt(i)) && name.charAt(i) != separator) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLowerOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
