package io.tureen.console;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueException;
import io.tureen.console.settings.ConsoleSettings;
import io.tureen.settings.Environment;
import io.tureen.settings.Ports;
import io.tureen.settings.Program;
import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the console's page, until SIGTERM. */
public final class ConsoleMain {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleMain.class);

  private ConsoleMain() {}

  public static void main(String[] arguments) {
    Program.start("console", ConsoleMain::run);
  }

  private static void run() throws InterruptedException {
    ConsoleSettings settings = ConsoleSettings.from(Environment.ofProcess());
    Catalogue catalogue = catalogue(settings);
    Ports.requireFree(settings.host(), settings.port(), ConsoleSettings.PORT);
    ApplicationContext context = ServerContext.build(settings, catalogue).start();
    EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context), "stop"));
    LOG.info("event=ready part=console url={} trino={}", server.getURL(), settings.trino());
    new CountDownLatch(1).await();
  }

  private static void stop(ApplicationContext context) {
    context.close();
    LOG.info("event=stopped part=console");
    Runtime.getRuntime().halt(0); // after SIGTERM the JVM would say 143, though all went well
  }

  private static Catalogue catalogue(ConsoleSettings settings) {
    try {
      return settings.catalogue().map(Catalogue::load).orElseGet(Catalogue::builtIn);
    } catch (CatalogueException e) {
      throw new StartException(
          StartProblem.SETTING_WRONG,
          "%s in the environment names a catalogue with a mistake: %s"
              .formatted(ConsoleSettings.CATALOGUE, e.getMessage()));
    }
  }
}
