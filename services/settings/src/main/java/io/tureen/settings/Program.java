package io.tureen.settings;

/**
 * Runs the start of a program: what a person did wrong ends it with one line and a status, not with
 * a stack trace.
 */
public final class Program {
  /** The exit status of a program that was started in a way that cannot work. */
  public static final int WRONGLY_STARTED = 2;

  /** The exit status of a program that failed while it started. */
  public static final int FAILED = 1;

  private Program() {}

  /** Runs {@code start}; when it throws, prints why and ends the process. */
  public static void start(String name, Start start) {
    try {
      start.run();
    } catch (StartException e) {
      System.err.println(e.line());
      Runtime.getRuntime().halt(WRONGLY_STARTED);
    } catch (Exception e) {
      System.err.println("TUREEN-START-FAILED: " + name + " did not start: " + e);
      e.printStackTrace();
      // Whatever was already started may hold on to the process.
      Runtime.getRuntime().halt(FAILED);
    }
  }

  /** What a program does to start. */
  @FunctionalInterface
  public interface Start {
    void run() throws Exception;
  }
}
