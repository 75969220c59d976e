package io.tureen.api;

import io.tureen.testing.ServerProcess;
import java.io.IOException;

/** Signals that Java does not send by itself. */
final class Signals {

  private Signals() {}

  /** Stops the process where it is, as an overloaded machine would. */
  static void pause(ServerProcess process) {
    send("-STOP", process);
  }

  static void goOn(ServerProcess process) {
    send("-CONT", process);
  }

  private static void send(String signal, ServerProcess process) {
    try {
      int status =
          new ProcessBuilder("kill", signal, Long.toString(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (status != 0) {
        throw new AssertionError("kill " + signal + " ended with status " + status);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
