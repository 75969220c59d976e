package io.tureen.local.cli;

import io.tureen.local.state.Status;
import io.tureen.local.terminal.Terminal;

/** Where a person finds what is up. */
final class Addresses {
  private Addresses() {}

  static void show(Status status, Terminal terminal) {
    terminal.line("");
    terminal.line("  API         " + status.api() + "/v1/events");
    terminal.line("  Swagger UI  " + status.api() + "/swagger-ui");
    status.parts().stream()
        .filter(part -> part.name().equals("console"))
        .forEach(console -> terminal.line("  Console     " + console.address()));
    terminal.line("  Trino UI    " + status.trino());
    terminal.line("");
  }
}
