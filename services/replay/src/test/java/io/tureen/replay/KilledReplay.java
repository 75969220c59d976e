package io.tureen.replay;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A replay in a process of its own that ends as if killed at a stage: at once, with nothing tidied
 * up.
 */
final class KilledReplay implements ReplayListener {
  /** Where it ends. */
  enum Stage {
    /** The records are claimed; none was sent. */
    CLAIMED,
    /** Some of the records of a claim are acknowledged. */
    HALF_SENT,
    /** All are; the ledger does not say so yet. */
    ALL_SENT
  }

  static final int STATUS = 137;

  private final Stage stage;
  private final int claim;
  private int claims;
  private int claimed;
  private int acknowledged;

  private KilledReplay(Stage stage, int claim) {
    this.stage = stage;
    this.claim = claim;
  }

  /** Arguments: the stage, in which claim, Trino, Kafka, the catalogue file, the lease. */
  public static void main(String[] arguments) throws InterruptedException {
    ReplaySettings settings =
        new ReplaySettings(
            URI.create(arguments[2]),
            "hive.default",
            Optional.of(Path.of(arguments[4])),
            Map.of("bootstrap.servers", arguments[3]),
            Selection.ALL,
            false,
            Duration.ZERO,
            Duration.parse(arguments[5]));
    KilledReplay listener =
        new KilledReplay(Stage.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
    new Replay(settings, listener).run();
  }

  @Override
  public void claimed(int records) {
    claims++;
    claimed = records;
    acknowledged = 0;
    endAt(Stage.CLAIMED, true);
  }

  @Override
  public void acknowledged() {
    acknowledged++;
    endAt(Stage.HALF_SENT, acknowledged >= claimed / 2);
    endAt(Stage.ALL_SENT, acknowledged == claimed);
  }

  private void endAt(Stage reached, boolean now) {
    if (now && stage == reached && claims == claim) {
      Runtime.getRuntime().halt(STATUS);
    }
  }

  @Override
  public void waiting(String why) {}

  @Override
  public void planned(long records) {}

  @Override
  public void recovered(int records) {}

  @Override
  public void examined(int records) {}
}
