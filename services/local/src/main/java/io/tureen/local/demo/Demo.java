package io.tureen.local.demo;

import io.tureen.catalogue.Catalogue;
import io.tureen.load.LoadGenerator;
import io.tureen.load.LoadReport;
import io.tureen.load.LoadSettings;
import io.tureen.load.Progress;
import io.tureen.load.ProgressListener;
import io.tureen.local.control.Installation;
import io.tureen.local.control.Startup;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.sql.SqlException;
import io.tureen.local.sql.Trino;
import io.tureen.local.state.Status;
import io.tureen.local.terminal.Bar;
import io.tureen.local.terminal.Terminal;
import io.tureen.local.terminal.TextTable;
import io.tureen.local.terminal.Words;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The whole way of the events, shown: up, the load, every event a row, the first questions. */
public final class Demo {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  private final Installation installation;
  private final Terminal terminal;
  private final TextTable times = new TextTable(List.of("STEP", "TOOK"));

  public Demo(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /**
   * Returns when all of it has gone well.
   *
   * @throws UserException when a part does not come up, an event is not accepted, or rows are
   *     missing
   */
  public void run(Startup startup) throws IOException, InterruptedException {
    Status status = startup.run(List.of());
    took("up", startup.taken());
    Catalogue catalogue = installation.catalogue();
    try (HttpClient http = HttpClient.newHttpClient()) {
      Trino trino = new Trino(http, status.trino(), ANSWER_TIMEOUT);
      Rows rows =
          new Rows(new RowCount(trino, catalogue), installation.settings().triggerInterval());
      long before = rows.settled();
      long accepted = load(status.api());
      Instant loaded = Instant.now();
      rows.await(before, accepted, terminal);
      took("then every event a row", Duration.between(loaded, Instant.now()));
      Instant asking = Instant.now();
      new Questions(catalogue).ask(trino, terminal);
      took("the questions", Duration.between(asking, Instant.now()));
      terminal.line(
          String.format(
              Locale.ROOT,
              "%n%,d events accepted, %,d rows more in the tables: they agree.%n",
              accepted,
              accepted));
    } catch (SqlException e) {
      throw new UserException(
          ErrorCode.SQL_FAILED, e.getMessage(), "Look at ./tureen status and ./tureen logs trino.");
    }
    times.render().forEach(line -> terminal.line("  " + line));
  }

  private long load(URI api) {
    LoadSettings.Builder settings = LoadSettings.to(api);
    installation.settings().catalogue().ifPresent(settings::catalogue);
    terminal.line("Sending the traffic to " + api);
    LoadReport report = LoadGenerator.run(settings.build(), new Listener(terminal));
    took(
        String.format(Locale.ROOT, "load (%,.0f events/s)", report.acceptedPerSecond()),
        report.elapsed());
    if (!report.allAccepted()) {
      throw new UserException(
          ErrorCode.LOAD_FAILED,
          "%d of %d events were accepted.".formatted(report.accepted(), report.sent()),
          "Look at ./tureen status and ./tureen logs api.");
    }
    return report.accepted();
  }

  private void took(String step, Duration time) {
    times.add(List.of(step, Words.of(time)));
  }

  private static final class Listener implements ProgressListener {
    private final Terminal terminal;
    private final Bar bar;

    Listener(Terminal terminal) {
      this.terminal = terminal;
      this.bar = new Bar(terminal, "load");
    }

    @Override
    public void progress(Progress progress) {
      bar.show(progress.accepted(), progress.total().orElse(0), Words.of(progress.elapsed()));
    }

    @Override
    public void waiting(String why) {
      terminal.line(why);
    }
  }
}
