package io.tureen.chart;

/** Catalogues other than the restaurant's. */
final class Catalogues {
  static final String LIBRARY =
      """
      name: library
      topic: library_events
      key: reader_id
      rejected_table: library_rejected
      streams:
        visits:
          table: library_visits
        loans:
          table: library_loans
        returns:
          table: library_returns
      fields:
        reader_id: {type: text, required: true}
      event_types:
        visit: {stream: visits}
        loan: {stream: loans}
        return: {stream: returns}
      """;

  private Catalogues() {}
}
