package io.tureen.console.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Locale;

/**
 * Why something was not done: the problem details of RFC 9457.
 *
 * @param code what is wrong, for programs
 * @param detail what is wrong and what to do, for people
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code"})
public record Problem(ProblemCode code, String detail) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** The problem's URI. It names the problem and leads nowhere. */
  @JsonProperty
  public String type() {
    return "urn:tureen:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @JsonProperty
  public String title() {
    return code.title();
  }

  @JsonProperty
  public int status() {
    return code.status();
  }
}
