package io.tureen.health;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a program still waits for; it is ready when there is nothing. Thread-safe. */
public final class Readiness {
  private final Map<String, String> waitingFor = new LinkedHashMap<>();

  /** Names a part that is waited for, and why. */
  public synchronized void waitsFor(String part, String reason) {
    waitingFor.put(part, reason);
  }

  public synchronized void has(String part) {
    waitingFor.remove(part);
  }

  /** The parts waited for, each with the reason. */
  public synchronized Map<String, String> waitingFor() {
    return new LinkedHashMap<>(waitingFor);
  }
}
