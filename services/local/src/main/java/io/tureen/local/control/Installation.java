package io.tureen.local.control;

import io.tureen.catalogue.Catalogue;
import io.tureen.local.part.Catalogues;
import io.tureen.local.part.Parts;
import io.tureen.local.settings.Settings;
import io.tureen.local.settings.SettingsReader;
import io.tureen.local.state.StateDirectory;
import io.tureen.local.state.Status;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One copy of Tureen on this machine.
 *
 * @param home the project's directory
 * @param config the settings file a person named
 */
public record Installation(Path home, Optional<Path> config, Settings settings) {

  /** Of the project that {@code ./tureen} stands in. */
  public static Installation find(Optional<Path> config) {
    Path home = Path.of(System.getProperty("tureen.home", "")).toAbsolutePath();
    Path here = Path.of("").toAbsolutePath();
    return new Installation(home, config, SettingsReader.read(home, config, System.getenv(), here));
  }

  public StateDirectory state() {
    return new StateDirectory(settings.state());
  }

  public Optional<Status> status() {
    return state().status().read();
  }

  public Catalogue catalogue() {
    return Catalogues.of(settings);
  }

  public Parts parts() {
    return new Parts(home, settings, catalogue());
  }
}
