package io.tureen.local.control;

import io.tureen.local.state.PartState;
import io.tureen.local.state.PartStatus;
import io.tureen.local.state.Status;
import io.tureen.local.terminal.Terminal;
import io.tureen.local.terminal.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Shows how the parts come and go: one living line each on a terminal, a line for each news
 * elsewhere.
 */
final class Progress {
  private final Terminal terminal;
  private final Set<PartState> news;
  private final Instant begin;
  private final Map<String, String> told = new HashMap<>();
  private int drawn;

  /**
   * @param news the states worth a line where lines cannot be drawn over
   * @param begin the moment from which seconds are counted
   */
  Progress(Terminal terminal, Set<PartState> news, Instant begin) {
    this.terminal = terminal;
    this.news = news;
    this.begin = begin;
  }

  void show(Status status) {
    if (terminal.live()) {
      drawn = terminal.redraw(drawn, status.parts().stream().map(this::line).toList());
    } else {
      status.parts().forEach(this::tell);
    }
  }

  private String line(PartStatus part) {
    return "  %-13s %-10s %10s   %s"
        .formatted(part.name(), part.state().word(), Words.of(taken(part)), remark(part));
  }

  private void tell(PartStatus part) {
    boolean isNews = news.contains(part.state());
    String remark = part.state() + remark(part);
    if (isNews && !remark.equals(told.put(part.name(), remark))) {
      terminal.line(line(part).stripTrailing());
    }
  }

  private Duration taken(PartStatus part) {
    boolean settled = part.isReady() || part.state() == PartState.STOPPED;
    Duration taken = Duration.between(begin, settled ? part.since() : Instant.now());
    return taken.isNegative() ? Duration.ZERO : taken;
  }

  private static String remark(PartStatus part) {
    boolean plainStart = part.state() == PartState.STARTING && part.restarts() == 0;
    return part.isReady() ? part.address() : plainStart ? "" : part.detail();
  }
}
