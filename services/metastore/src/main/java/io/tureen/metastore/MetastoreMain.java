package io.tureen.metastore;

import io.tureen.health.HealthAddress;
import io.tureen.settings.Environment;
import io.tureen.settings.Ports;
import io.tureen.settings.Program;
import io.tureen.settings.ReadyLine;
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
    Derby derby = new Derby(settings.data());
    derby.configure();
    Runtime.getRuntime().addShutdownHook(new Thread(derby::shutDown, "stop"));

    Configuration configuration = MetastoreConfiguration.of(settings, derby);
    ThriftProbe probe = new ThriftProbe(settings);
    Optional<HealthAddress> health = HealthAddress.from(environment);
    if (health.isPresent()) {
      health.get().serve(probe::waitingFor);
    }
    ReadyLine.printWhen(
        probe,
        "metastore",
        "uri=thrift://%s:%d warehouse=%s"
            .formatted(settings.host(), settings.port(), settings.warehouse()));
    serve(settings, configuration);
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
