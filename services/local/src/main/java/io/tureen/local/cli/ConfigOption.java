package io.tureen.local.cli;

import io.tureen.local.control.Installation;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command takes: where the settings are. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "${env:TUREEN_CONFIG}",
      description =
          "Settings file, in place of tureen.yaml in the project (or TUREEN_CONFIG in the environment).")
  private Path file;

  /** The copy of Tureen that the settings describe. */
  Installation installation() {
    return Installation.find(Optional.ofNullable(file).map(Path::toAbsolutePath));
  }
}
