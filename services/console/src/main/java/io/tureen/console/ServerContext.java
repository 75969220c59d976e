package io.tureen.console;

import io.micronaut.context.ApplicationContext;
import io.tureen.catalogue.Catalogue;
import io.tureen.console.settings.ConsoleSettings;
import java.util.Map;

/**
 * The Micronaut context of the console, with what follows from the settings. The environment says
 * nothing to Micronaut itself.
 */
public final class ServerContext {

  private ServerContext() {}

  public static ApplicationContext build(ConsoleSettings settings, Catalogue catalogue) {
    return ApplicationContext.builder()
        .singletons(settings, catalogue)
        .properties(
            Map.of(
                "micronaut.server.host", settings.host(),
                "micronaut.server.port", settings.port()))
        .environmentPropertySource(false)
        .deduceEnvironment(false)
        .banner(false)
        .build();
  }
}
