package io.tureen.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tureen.api.health.KafkaAccess;
import io.tureen.api.sending.EventSender;
import io.tureen.api.settings.ApiSettings;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueException;
import io.tureen.settings.Environment;
import io.tureen.settings.Ports;
import io.tureen.settings.Program;
import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes events over HTTP and sends them to Kafka, until SIGTERM. */
public final class ApiMain {

  private static final Logger LOG = LoggerFactory.getLogger(ApiMain.class);

  private ApiMain() {}

  public static void main(String[] arguments) {
    Program.start("api", ApiMain::run);
  }

  private static void run() throws InterruptedException, IOException {
    ApiSettings settings = ApiSettings.from(Environment.ofProcess());
    Catalogue catalogue = catalogue(settings);
    Ports.requireFree(settings.host(), settings.port(), ApiSettings.PORT);
    new KafkaAccess(settings, catalogue.topic()).await();
    ApplicationContext context = ServerContext.build(settings, catalogue);
    EmbeddedServer server = start(context);
    Stop stop = new Stop(context, server, settings.stopTimeout());
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
    LOG.info(
        "event=ready part=api url={} topic={} simulator={}",
        server.getURL(),
        catalogue.topic(),
        settings.simulatorEnabled());
    new CountDownLatch(1).await();
  }

  private static Catalogue catalogue(ApiSettings settings) {
    try {
      return settings.catalogue().map(Catalogue::load).orElseGet(Catalogue::builtIn);
    } catch (CatalogueException e) {
      throw new StartException(
          StartProblem.SETTING_WRONG,
          "%s in the environment names a catalogue with a mistake: %s"
              .formatted(ApiSettings.CATALOGUE, e.getMessage()));
    }
  }

  private static EmbeddedServer start(ApplicationContext context) {
    try {
      context.start();
      var _ = context.getBean(EventSender.class); // begins to look for Kafka
      return context.getBean(EmbeddedServer.class).start();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof ConfigException) {
          throw new StartException(
              StartProblem.SETTING_WRONG,
              "A property of Kafka's clients (TUREEN_KAFKA_…) is wrong: " + cause.getMessage());
        }
      }
      throw e;
    }
  }
}
