package io.tureen.load;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** Shows how a load goes. */
interface ConsoleProgress extends ProgressListener, AutoCloseable {

  /** A bar where someone looks on, lines where the output goes elsewhere. */
  static ConsoleProgress on(PrintWriter err) {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return terminal ? new ProgressBarDisplay(err) : new ProgressLines(err);
  }

  @Override
  void close();
}
