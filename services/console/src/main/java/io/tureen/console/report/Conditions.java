package io.tureen.console.report;

import io.tureen.catalogue.Envelope;
import java.util.ArrayList;
import java.util.List;

/** The {@code where} of the report's queries. */
final class Conditions {

  private Conditions() {}

  /** That a row is of the period, and whatever else, in one line; empty where nothing is asked. */
  static String where(Period period, List<String> others) {
    List<String> conditions = new ArrayList<>(others);
    conditions.addAll(period.conditions(Envelope.EVENT_TIMESTAMP));
    return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
  }
}
