package io.tureen.local.doctor;

import io.tureen.local.settings.Setting;
import java.util.Map;

/** Where settings were set, as findings say it. */
record Sources(Map<Setting, String> all) {

  String of(Setting setting) {
    return "%s, in %s".formatted(setting.key(), all.getOrDefault(setting, "the defaults"));
  }
}
