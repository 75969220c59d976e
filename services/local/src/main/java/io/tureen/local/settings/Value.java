package io.tureen.local.settings;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import java.nio.file.Path;

/**
 * A setting's text, with the place it comes from and the directory a relative path in it starts at.
 */
record Value(String text, String source, Path directory) {

  UserException wrong(Setting setting, String expected) {
    return new UserException(
        ErrorCode.SETTING_INVALID,
        "%s is \"%s\" (set in %s), and that is not %s."
            .formatted(setting.key(), text, source, expected),
        "Correct it there, or take it away: the default is %s."
            .formatted(setting.defaultText().isEmpty() ? "empty" : setting.defaultText()));
  }
}
