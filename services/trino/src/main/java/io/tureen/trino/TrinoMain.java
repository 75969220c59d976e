package io.tureen.trino;

import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import io.trino.server.PluginManager.PluginsProvider;
import io.trino.server.Server;
import io.tureen.health.HealthAddress;
import io.tureen.settings.Environment;
import io.tureen.settings.Program;
import io.tureen.settings.ReadyLine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Runs Trino with the Iceberg plugin, until SIGTERM. */
public final class TrinoMain extends Server {
  /** These speak before Trino has read what it should log. Held, lest their levels be forgotten. */
  private static final List<Logger> EARLY_LOGGERS =
      Stream.of("Bootstrap", "io.airlift.log", "io.trino.server.Server", "org.hibernate.validator")
          .map(Logger::getLogger)
          .toList();

  private final NodeReadiness readiness;

  private TrinoMain(NodeReadiness readiness) {
    this.readiness = readiness;
  }

  public static void main(String[] arguments) {
    EARLY_LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    Program.start("trino", TrinoMain::start);
  }

  private static void start() throws IOException {
    Environment environment = Environment.ofProcess();
    TrinoSettings.check(environment, TrinoFiles.ofProcess().variables());
    NodeReadiness readiness = new NodeReadiness();
    Optional<HealthAddress> health = HealthAddress.from(environment);
    if (health.isPresent()) {
      health.get().serve(readiness::waitingFor);
    }
    ReadyLine.printWhen(readiness::look, "trino", () -> "uri=" + readiness.uri());
    new TrinoMain(readiness).start(Server.class.getPackage().getImplementationVersion());
  }

  @Override
  protected Iterable<? extends Module> getAdditionalModules() {
    return List.of(
        binder -> {
          OptionalBinder.newOptionalBinder(binder, PluginsProvider.class)
              .setBinding()
              .to(ClassPathPlugin.class);
          binder.requestInjection(readiness);
        });
  }
}
