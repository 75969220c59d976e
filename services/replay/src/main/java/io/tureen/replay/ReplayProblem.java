package io.tureen.replay;

/** What can keep a replay from starting, or from ending well. docs/replay.md explains each. */
public enum ReplayProblem {
  SETTING("TUREEN-REPLAY-SETTING"),
  /** A stream reads by another catalogue, and would reject the records again. */
  CATALOGUE("TUREEN-REPLAY-CATALOGUE"),
  /** Kafka's topic is not the one that the streams read. */
  TOPIC("TUREEN-REPLAY-TOPIC"),
  /** Trino did not answer a statement, or refused it. */
  TRINO("TUREEN-REPLAY-TRINO"),
  /** Kafka did not answer, or refused. */
  KAFKA("TUREEN-REPLAY-KAFKA"),
  /** Records are larger than Kafka takes. */
  TOO_LARGE("TUREEN-REPLAY-TOO-LARGE"),
  /** What was sent did not become rows. */
  ROWS("TUREEN-REPLAY-ROWS");

  private final String code;

  ReplayProblem(String code) {
    this.code = code;
  }

  /** The code that a person or a script can look for; it does not change between releases. */
  public String code() {
    return code;
  }
}
