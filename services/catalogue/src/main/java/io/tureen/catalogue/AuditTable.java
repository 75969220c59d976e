package io.tureen.catalogue;

/**
 * The table in which audits note what they found, a row for each run and partition: it belongs to
 * Tureen and not to a catalogue, so no stream's table may be called so.
 */
public final class AuditTable {
  public static final String NAME = "tureen_audits";

  public static final String AUDITED_AT = "audited_at";
  public static final String ACCOUNTED = "accounted";
  public static final String MISSING = "missing";
  public static final String DOUBLED = "doubled";
  public static final String EXPIRED = "expired";

  private AuditTable() {}
}
