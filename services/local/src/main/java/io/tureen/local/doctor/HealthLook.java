package io.tureen.local.doctor;

import io.tureen.local.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Asks a part whether it is ready, and if not, what it waits for. */
record HealthLook(HttpClient http, URI readiness, PartWords words, Duration timeout)
    implements Callable<List<Finding>> {
  private static final int READY = 200;

  @Override
  public List<Finding> call() throws InterruptedException {
    HttpRequest question = HttpRequest.newBuilder(readiness).timeout(timeout).GET().build();
    try {
      HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == READY ? List.of() : notReady(answer.body());
    } catch (IOException e) {
      return silent(e);
    }
  }

  private List<Finding> notReady(String body) {
    String waits = HealthAnswer.waitingFor(body);
    if (HealthAnswer.refused(body)) {
      return List.of(HealthAnswer.credentials(name(), waits));
    }
    return List.of(
        words.lastProblem().orElse(symptom("It answers that it is not ready: " + waits)));
  }

  private List<Finding> silent(IOException failure) {
    Finding silent =
        symptom("It does not answer at %s: %s.%n%s".formatted(readiness, failure, words.state()));
    return List.of(words.lastProblem().orElse(silent));
  }

  private Finding symptom(String what) {
    return Finding.symptom(
        name(),
        ErrorCode.PART_NOT_READY,
        what,
        "",
        "Read ./tureen logs %s; it is started again by itself when it ends.".formatted(name()));
  }

  private String name() {
    return words.status().name();
  }
}
