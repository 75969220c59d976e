package io.tureen.api.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;

/**
 * Why a request was not done: the problem details of RFC 9457.
 *
 * @param code what is wrong, for programs
 * @param detail what is wrong and what to do, for people
 * @param errors the events that are wrong, the first {@value #MOST_ERRORS} mistakes; empty where it
 *     is not about events
 * @param errorCount of all events' mistakes, also those not listed
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "error_count", "errors"})
public record ApiProblem(
    ApiProblemCode code,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EventError> errors,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @com.fasterxml.jackson.annotation.JsonProperty("error_count")
        int errorCount) {

  public static final int MOST_ERRORS = 100;
  public static final String MEDIA_TYPE = "application/problem+json";

  public ApiProblem {
    errors = List.copyOf(errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
  }

  public ApiProblem(ApiProblemCode code, String detail) {
    this(code, detail, List.of(), 0);
  }

  /** The problem's URI. It names the problem and leads nowhere. */
  @com.fasterxml.jackson.annotation.JsonProperty
  public String type() {
    return "urn:tureen:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @com.fasterxml.jackson.annotation.JsonProperty
  public String title() {
    return code.title();
  }

  @com.fasterxml.jackson.annotation.JsonProperty
  public int status() {
    return code.status();
  }

  /** Whether the same request may succeed a little later. */
  @JsonIgnore
  public boolean isPassing() {
    return code.status() == 503;
  }
}
