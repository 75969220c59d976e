package io.tureen.audit;

/** What can keep an audit from being done, and what it can find. docs/audit.md explains each. */
public enum AuditProblem {
  SETTING("TUREEN-AUDIT-SETTING"),
  /** Trino did not answer a statement, or refused it. */
  TRINO("TUREEN-AUDIT-TRINO"),
  /** Kafka did not answer, or refused. */
  KAFKA("TUREEN-AUDIT-KAFKA"),
  /** A table does not say, or not readably, up to where it has the topic's records. */
  TABLE("TUREEN-AUDIT-TABLE"),
  /** The tables have more of the topic than it has itself. */
  TOPIC("TUREEN-AUDIT-TOPIC"),
  /** Records of the topic are in no table. */
  MISSING("TUREEN-AUDIT-MISSING"),
  /** Records are in several places, or several times in one. */
  DOUBLE("TUREEN-AUDIT-DOUBLE"),
  /** Offsets are in no table, and the topic no longer says what was there. */
  EXPIRED("TUREEN-AUDIT-EXPIRED"),
  /** A table is behind what was audited. */
  RESTORED("TUREEN-AUDIT-RESTORED"),
  /** A person's statement took rows away. */
  REMOVED("TUREEN-AUDIT-REMOVED");

  private final String code;

  AuditProblem(String code) {
    this.code = code;
  }

  /** The code that a person or a script can look for; it does not change between releases. */
  public String code() {
    return code;
  }
}
