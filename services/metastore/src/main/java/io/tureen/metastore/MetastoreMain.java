package io.tureen.metastore;

import io.tureen.health.HealthAddress;
import io.tureen.health.Readiness;
import io.tureen.health.Waiting;
import io.tureen.settings.Environment;
import io.tureen.settings.Ports;
import io.tureen.settings.Program;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.metastore.HiveMetaStore;
import org.apache.hadoop.hive.metastore.security.HadoopThriftAuthBridge;

/** Runs a Hive Metastore with a database of its own, until SIGTERM. */
public final class MetastoreMain {
  private static final boolean WITH_HIVES_BACKGROUND_WORK = false;

  /**
   * DataNucleus warns of what Hive's own mapping of its tables has in it. Held, lest it be
   * forgotten.
   */
  private static final Logger DATA_NUCLEUS = Logger.getLogger("DataNucleus");

  private MetastoreMain() {}

  public static void main(String[] arguments) {
    DATA_NUCLEUS.setLevel(Level.SEVERE);
    Program.start("metastore", MetastoreMain::start);
  }

  private static void start() throws Exception {
    Environment environment = Environment.ofProcess();
    MetastoreSettings settings = MetastoreSettings.from(environment);
    Ports.requireFree(settings.host(), settings.port(), MetastoreSettings.PORT);
    Readiness readiness = new Readiness();
    ThriftWatch watch = new ThriftWatch(new ThriftProbe(settings), readiness, details(settings));
    Optional<HealthAddress> health = HealthAddress.from(environment);
    if (health.isPresent()) {
      health.get().serve(readiness::waitingFor);
    }
    Database database = settings.database();
    Runtime.getRuntime().addShutdownHook(new Thread(database::shutDown, "stop"));

    Configuration configuration = MetastoreConfiguration.of(settings);
    Waiting waiting = new Waiting(readiness);
    database.connect(configuration, waiting);
    new Warehouse(settings.warehouse()).await(configuration, waiting);
    watch.start();
    serve(settings, configuration);
  }

  private static String details(MetastoreSettings settings) {
    return "uri=thrift://%s:%d warehouse=%s"
        .formatted(settings.host(), settings.port(), settings.warehouse());
  }

  private static void serve(MetastoreSettings settings, Configuration configuration)
      throws Exception {
    try {
      HiveMetaStore.startMetaStore(
          settings.port(),
          HadoopThriftAuthBridge.getBridge(),
          configuration,
          WITH_HIVES_BACKGROUND_WORK,
          new AtomicBoolean());
    } catch (Error | Exception e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
