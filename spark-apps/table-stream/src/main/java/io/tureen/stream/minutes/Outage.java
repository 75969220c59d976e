package io.tureen.stream.minutes;

import io.tureen.stream.failure.Causes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has one line in the log for the first of many failures, and one for the end of them. */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final String what;
  private boolean lasts;

  /**
   * @param what fails, as a word of the event in the log
   */
  Outage(String what) {
    this.what = what;
  }

  void failed(Exception e) {
    if (!lasts) {
      LOG.warn("event={}-failed reason=\"{}\"; tried again", what, Causes.root(e));
      LOG.debug("event={}-failed", what, e);
    }
    lasts = true;
  }

  /**
   * @param details of what it cost
   */
  void over(String details) {
    if (lasts) {
      LOG.info("event={}-again {}", what, details);
    }
    lasts = false;
  }
}
