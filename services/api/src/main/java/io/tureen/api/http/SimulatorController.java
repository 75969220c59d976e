package io.tureen.api.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.tureen.api.intake.EventIntake;
import io.tureen.api.problem.ApiProblem;
import io.tureen.api.problem.ApiProblemCode;
import io.tureen.api.problem.ApiProblemException;
import io.tureen.traffic.Simulator;
import io.tureen.traffic.TrafficException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Plays the app: each GET makes one event, as a guest would have caused it. For load tools such as
 * ab, and off unless asked for.
 */
@Controller
@Requires(bean = Simulator.class)
final class SimulatorController {

  private final Simulator simulator;
  private final EventIntake intake;
  private final EventAnswers answers;

  SimulatorController(Simulator simulator, EventIntake intake, EventAnswers answers) {
    this.simulator = simulator;
    this.intake = intake;
    this.answers = answers;
  }

  /** A log-in, by the name that the original gave it. */
  @Get(
      uri = "/login0",
      headRoute = false,
      produces = {MediaType.APPLICATION_JSON, ApiProblem.MEDIA_TYPE})
  CompletionStage<HttpResponse<?>> login(HttpRequest<?> request) {
    return make(intake.requireType("login"), request);
  }

  @Get(
      uri = "/{type:[a-z0-9_]+}",
      headRoute = false,
      produces = {MediaType.APPLICATION_JSON, ApiProblem.MEDIA_TYPE})
  CompletionStage<HttpResponse<?>> event(@PathVariable String type, HttpRequest<?> request) {
    return make(intake.requireType(type), request);
  }

  private CompletionStage<HttpResponse<?>> make(String type, HttpRequest<?> request) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> parameter : request.getParameters()) {
      given.put(parameter.getKey(), parameter.getValue().getLast());
    }
    try {
      return answers.to(0, () -> intake.take(simulator.event(type, given)));
    } catch (TrafficException e) {
      throw new ApiProblemException(ApiProblemCode.BAD_PARAMETER, e.reason());
    }
  }
}
