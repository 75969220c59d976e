package io.tureen.trino;

import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import io.trino.server.PluginManager.PluginsProvider;
import io.trino.server.Server;
import io.tureen.settings.Environment;
import io.tureen.settings.Ports;
import io.tureen.settings.Program;
import io.tureen.settings.ReadyLine;
import java.util.List;
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

  private final QueryProbe probe;

  private TrinoMain(QueryProbe probe) {
    this.probe = probe;
  }

  public static void main(String[] arguments) {
    EARLY_LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    Program.start("trino", TrinoMain::start);
  }

  private static void start() {
    TrinoSettings settings = TrinoSettings.from(Environment.ofProcess());
    Ports.requireFree(settings.host(), settings.port(), TrinoSettings.PORT);
    QueryProbe probe = new QueryProbe(settings);
    ReadyLine.printWhen(
        probe,
        "trino",
        "uri=http://%s:%d metastore=%s"
            .formatted(settings.host(), settings.port(), settings.metastore()));
    new TrinoMain(probe).start(Server.class.getPackage().getImplementationVersion());
  }

  @Override
  protected Iterable<? extends Module> getAdditionalModules() {
    return List.of(
        binder -> {
          OptionalBinder.newOptionalBinder(binder, PluginsProvider.class)
              .setBinding()
              .to(ClassPathPlugin.class);
          binder.requestInjection(probe);
        });
  }
}
