package io.tureen.audit;

/**
 * What became of offsets.
 *
 * @param rows of the streams' tables
 * @param rejected of the table of rejected records
 * @param duplicates of the tables of duplicates
 * @param explained offsets that are in no table, for a known reason
 */
public record Counts(long rows, long rejected, long duplicates, long explained) {
  static final Counts NONE = new Counts(0, 0, 0, 0);

  Counts plus(Counts more) {
    return new Counts(
        rows + more.rows,
        rejected + more.rejected,
        duplicates + more.duplicates,
        explained + more.explained);
  }
}
