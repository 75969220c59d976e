package io.tureen.load;

import java.time.Duration;

/** Hears how a verification goes. */
interface VerificationListener {
  void done(String step, Duration taken);

  /** A step did not succeed yet; it is tried again. */
  void waiting(String why);
}
