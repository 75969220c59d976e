package io.tureen.local.probe;

import io.tureen.local.part.Readiness;
import io.tureen.local.process.LogFile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Finds out whether a part is ready. Blocks, but never for long. */
public final class Prober {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String NOT_LISTENING = "does not listen yet";

  private final HttpClient http;

  public Prober(HttpClient http) {
    this.http = http;
  }

  /**
   * Why the part is not ready, or empty when it is.
   *
   * @param logStart where its log ended before it was started
   */
  public Optional<String> reasonNotReady(Readiness readiness, long logStart)
      throws InterruptedException {
    return switch (readiness) {
      case Readiness.LineLogged(Path log, String line, URI address) ->
          wrote(log, logStart, line)
              ? get(address)
              : Optional.of("has not said yet that it is ready");
      case Readiness.HttpOk(URI address) -> get(address);
    };
  }

  /** The same for one that was ready before: its log need not be read any more. */
  public Optional<String> reasonUnwell(Readiness readiness) throws InterruptedException {
    return get(readiness.uri());
  }

  private static boolean wrote(Path log, long from, String line) {
    try {
      return new LogFile(log).since(from).contains(line);
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<String> get(URI address) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == 200
          ? Optional.empty()
          : Optional.of("answers %s with status %d".formatted(address.getPath(), status));
    } catch (ConnectException e) {
      return Optional.of(NOT_LISTENING);
    } catch (IOException e) {
      return Optional.of("does not answer %s: %s".formatted(address.getPath(), e.getMessage()));
    }
  }
}
