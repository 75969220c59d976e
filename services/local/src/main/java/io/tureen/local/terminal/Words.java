package io.tureen.local.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers as a person reads them. */
public final class Words {
  private static final long KIB = 1024;

  private Words() {}

  /** {@code 3.1 s}, {@code 4 min 10 s}, {@code 3 h 2 min}, {@code 2 d 4 h}. */
  public static String of(Duration duration) {
    if (duration.toMinutes() == 0) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    if (duration.toHours() == 0) {
      return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
    if (duration.toDays() == 0) {
      return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
    return "%d d %d h".formatted(duration.toDays(), duration.toHoursPart());
  }

  /** {@code 512 MiB}, {@code 3.5 GiB}. */
  public static String ofBytes(long bytes) {
    long mebibytes = bytes / (KIB * KIB);
    return mebibytes < KIB
        ? mebibytes + " MiB"
        : String.format(Locale.ROOT, "%.1f GiB", (double) mebibytes / KIB);
  }
}
