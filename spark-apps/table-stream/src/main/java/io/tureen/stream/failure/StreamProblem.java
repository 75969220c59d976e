package io.tureen.stream.failure;

/**
 * Why a stream ended, in a form that does not change between releases. docs/streams.md says of each
 * what to do.
 */
public enum StreamProblem {
  /** A table's column cannot become what the catalogue says. */
  TABLE_INCOMPATIBLE(ExitStatus.REFUSED),
  /** The topic was deleted and made anew since the tables were written from it. */
  TOPIC_RECREATED(ExitStatus.REFUSED),
  /** The topic has fewer partitions, or fewer records, than were read from it. */
  TOPIC_SHORTER(ExitStatus.REFUSED),
  /** Records that are in no table yet were deleted from the topic. */
  RECORDS_EXPIRED(ExitStatus.REFUSED),
  /** A table has lost rows of which its offsets speak: it was rolled back or replaced. */
  TABLE_ROLLED_BACK(ExitStatus.REFUSED),
  /** A table has rows, and does not say up to where it has the topic's records. */
  TABLE_WITHOUT_OFFSETS(ExitStatus.REFUSED),
  /** Kafka deletes records of the topic that a later one has the key of. */
  TOPIC_COMPACTED(ExitStatus.REFUSED),
  /** The streams do not agree on the catalogue, or cannot change to another one as they stand. */
  CATALOGUES_APART(ExitStatus.REFUSED),
  /** What this stream noted about its topic or its progress cannot be read. */
  NOTES_UNREADABLE(ExitStatus.REFUSED),
  /** Kafka does not accept the stream's credentials, or its user lacks a right. */
  KAFKA_REFUSED(ExitStatus.FAILED),
  /** The storage does not accept the stream's credentials, or they lack a right. */
  STORAGE_REFUSED(ExitStatus.FAILED),
  /** Kafka no longer has records that the running stream asked for. */
  RECORDS_LOST(ExitStatus.FAILED),
  /** A part that the stream depends on did not answer for too long. */
  WAITED_TOO_LONG(ExitStatus.FAILED),
  /** Another process writes the same stream. */
  OTHER_WRITER(ExitStatus.FAILED),
  /** A table was dropped while the stream wrote it. */
  TABLE_GONE(ExitStatus.FAILED),
  /** A table was put back to an earlier state, offsets and all, while the stream wrote it. */
  TABLE_RESTORED(ExitStatus.FAILED),
  /** Anything else; the log has the stack trace. */
  FAILED(ExitStatus.FAILED);

  private final int exitStatus;

  StreamProblem(int exitStatus) {
    this.exitStatus = exitStatus;
  }

  /** For example {@code TUREEN-STREAM-TOPIC-RECREATED}. */
  public String code() {
    return "TUREEN-STREAM-" + name().replace('_', '-');
  }

  /** The status with which the process ends. */
  public int exitStatus() {
    return exitStatus;
  }
}
