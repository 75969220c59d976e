package io.tureen.local.cli;

import io.tureen.local.control.Installation;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.state.PartStatus;
import io.tureen.local.state.Status;
import io.tureen.local.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    description =
        "Writes the console's report as one HTML file: when people use the app, what they search"
            + " for, order and review.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:written", "1:not written", "2:wrong usage"})
final class ReportCommand implements Callable<Integer> {
  /** Longer than the console lets a query take. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Mixin private ConfigOption config;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The file to write. Default: ${DEFAULT-VALUE}",
      defaultValue = "tureen-report.html")
  private Path output;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "The first day or moment of it (UTC), such as 2026-11-22 or 2026-11-22T18:00Z. Default:"
              + " since ever",
      defaultValue = "")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The first day or moment after it. Default: without end",
      defaultValue = "")
  private String to;

  @Option(names = "--open", description = "Shows the file in the browser too.")
  private boolean open;

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.system();
    write(fetch(console(config.installation())));
    terminal.line("Written: " + output.toAbsolutePath());
    if (open && !Browser.show(output.toAbsolutePath())) {
      terminal.line("No program to open it with was found: open it in a browser yourself.");
    }
    return 0;
  }

  private static URI console(Installation installation) {
    return installation
        .status()
        .filter(Status::isUp)
        .flatMap(
            status ->
                status.parts().stream().filter(part -> part.name().equals("console")).findFirst())
        .map(PartStatus::address)
        .map(URI::create)
        .orElseThrow(
            () ->
                new UserException(
                    ErrorCode.NOT_UP,
                    "Tureen is not up, so there is nothing to report on.",
                    "Start it with ./tureen up."));
  }

  private byte[] fetch(URI console) throws InterruptedException {
    URI report =
        console.resolve("/report.html?from=%s&to=%s".formatted(encoded(from), encoded(to)));
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(report).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw failed(
            "The console answered with status %d: %s"
                .formatted(
                    response.statusCode(), new String(response.body(), StandardCharsets.UTF_8)),
            "Put that right and try again.");
      }
      Optional<String> problem = response.headers().firstValue("Tureen-Problem");
      if (problem.isPresent()) {
        throw failed(
            "The report is not written, as the console could not answer its questions: %s."
                .formatted(problem.get()),
            "What that is, and what to do, says docs/console.md; the page %s shows it too."
                .formatted(console.resolve("/report")));
      }
      return response.body();
    } catch (IOException e) {
      throw failed(
          "The console at %s does not answer: %s.".formatted(console, e),
          "./tureen status says how it is, ./tureen logs console what it says.");
    }
  }

  private void write(byte[] report) {
    try {
      Files.write(output, report);
    } catch (IOException e) {
      throw failed(
          "%s cannot be written: %s.".formatted(output.toAbsolutePath(), e),
          "Name another file with --output.");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static UserException failed(String what, String remedy) {
    return new UserException(ErrorCode.REPORT_FAILED, what, remedy);
  }
}
