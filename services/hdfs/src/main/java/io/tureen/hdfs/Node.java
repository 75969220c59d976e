package io.tureen.hdfs;

import java.util.Map;

/** A server of HDFS in this process. */
interface Node {
  /** Checks what a person can have said wrongly, and makes its directory usable. */
  void prepare() throws Exception;

  /** Starts it, and returns when it has ended. */
  void run() throws Exception;

  /** What it waits for, each with the reason; empty when it can do its work. Thread-safe. */
  Map<String, String> waitingFor();
}
