package io.tureen.console.now;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import io.tureen.console.now.audit.AuditMetrics;
import io.tureen.console.now.audit.Audits;
import io.tureen.console.now.cluster.ClusterParts;
import io.tureen.console.now.cluster.TrinoQuestion;
import io.tureen.console.now.local.LocalParts;
import io.tureen.console.now.measure.Measuring;
import io.tureen.console.now.measure.Scraper;
import io.tureen.console.now.part.PartsSource;
import io.tureen.console.now.part.UnknownPartsException;
import io.tureen.console.settings.ConsoleSettings;
import io.tureen.console.sql.Trino;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Makes what knows nothing of Micronaut. */
@Factory
final class NowFactory {
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
  private static final int KUBERNETES_PATIENCE_MILLIS = 5000;

  /** Looks from the start on, so that a page that is opened later shows what was. */
  @Context
  @Bean(preDestroy = "close")
  Watch watch(ConsoleSettings settings, Catalogue catalogue, Trino trino) {
    Clock clock = Clock.systemUTC();
    List<String> streams = catalogue.streams().stream().map(Stream::name).toList();
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();
    Watch watch =
        new Watch(
            source(settings, trino, streams, clock),
            new Measuring(new Scraper(http), streams),
            clock);
    watch.start();
    return watch;
  }

  /** Asks from the start on, so that Prometheus hears of it whether or not a page is open. */
  @Context
  @Bean(preDestroy = "close")
  Audits audits(Trino trino, MeterRegistry registry) {
    Audits audits = new Audits(trino);
    AuditMetrics.register(audits, registry, Clock.systemUTC());
    audits.start();
    return audits;
  }

  /** It is asked again soon anyway, and until then the page says what is wrong. */
  private static Config kubernetes() {
    return new ConfigBuilder()
        .withRequestRetryBackoffLimit(0)
        .withConnectionTimeout((int) CONNECT_PATIENCE.toMillis())
        .withRequestTimeout(KUBERNETES_PATIENCE_MILLIS)
        .build();
  }

  private static PartsSource source(
      ConsoleSettings settings, Trino trino, List<String> streams, Clock clock) {
    if (settings.namespace().isPresent() && settings.release().isPresent()) {
      return new ClusterParts(
          new KubernetesClientBuilder().withConfig(kubernetes()).build(),
          settings.namespace().get(),
          settings.release().get(),
          new TrinoQuestion(trino, clock),
          streams);
    }
    if (settings.statusFile().isPresent()) {
      return new LocalParts(settings.statusFile().get(), streams);
    }
    return () -> {
      throw new UnknownPartsException(
          "The console is not told who knows how the parts are: set %s, or %s and %s, and start it again."
              .formatted(
                  ConsoleSettings.STATUS_FILE, ConsoleSettings.NAMESPACE, ConsoleSettings.RELEASE));
    };
  }
}
