package io.tureen.stream.failure;

/** The statuses with which the process ends. */
public final class ExitStatus {
  /** It was asked to stop, and did. */
  public static final int STOPPED = 0;

  /** It failed; starting it again may help. */
  public static final int FAILED = 1;

  /** A setting is wrong. */
  public static final int WRONG_SETTING = 2;

  /**
   * It would lose or mix up rows; starting it again does not help, a person has to decide. Not 3,
   * with which the JVM ends when it is out of memory.
   */
  public static final int REFUSED = 4;

  private ExitStatus() {}
}
