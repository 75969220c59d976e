package io.tureen.local.check;

import io.tureen.local.error.UserException;
import java.util.Optional;

/** Something that must hold before the system is started. */
@FunctionalInterface
public interface Check {

  /** What is wrong and what to do, or empty. */
  Optional<UserException> problem();
}
