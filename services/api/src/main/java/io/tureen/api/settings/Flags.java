package io.tureen.api.settings;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;

/** Settings that are on or off. */
final class Flags {

  private Flags() {}

  static boolean flag(Environment environment, String name, boolean fallback) {
    String value = environment.text(name, Boolean.toString(fallback));
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new StartException(
              StartProblem.SETTING_WRONG,
              "%s in the environment is '%s', and should be true or false.".formatted(name, value));
    };
  }
}
