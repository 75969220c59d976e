package io.tureen.catalogue;

/**
 * A stream of events that ends in one table.
 *
 * @param name a DNS label, since it also names a process, a directory and a Kubernetes resource
 * @param table the name of its table
 */
public record Stream(String name, String table) {

  /** The table of the events that came again: their ids had been read before. */
  public String duplicatesTable() {
    return table + "_duplicates";
  }
}
