package io.tureen.api.intake;

import com.fasterxml.uuid.Generators;
import io.tureen.api.problem.ApiProblemCode;
import io.tureen.api.problem.ApiProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sender calls its request, so that a retry of it has the same events: the header {@code
 * Idempotency-Key} of the IETF's draft draft-ietf-httpapi-idempotency-key-header.
 */
public record IdempotencyKey(String text) {

  public static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("\"([!#-~]{1,255})\"|([!#-~]{1,255})");
  private static final UUID NAMESPACE = UUID.fromString("5b0a6c52-6d3f-4d0e-9a55-0c1f6d2f5a86");

  /**
   * The key of a request; empty if it has none. The quotes that the draft wants do not belong to
   * it.
   *
   * @param header all values of the header
   * @throws ApiProblemException if it is no key
   */
  public static Optional<IdempotencyKey> of(List<String> header) {
    if (header.isEmpty()) {
      return Optional.empty();
    }
    String first = header.getFirst().strip();
    Matcher key = KEY.matcher(first);
    if (header.size() > 1 || !key.matches()) {
      throw new ApiProblemException(
          ApiProblemCode.BAD_IDEMPOTENCY_KEY,
          "%s is there %d times, the first with %d characters. Send one, of 1 to 255 visible ASCII characters, such as a UUID, or none."
              .formatted(HEADER, header.size(), first.length()));
    }
    return Optional.of(new IdempotencyKey(key.group(1) == null ? key.group(2) : key.group(1)));
  }

  /**
   * The id of an event of the request, the same each time: a name-based UUID of version 5.
   *
   * @param index of the event in the request
   */
  String idOf(int index, String type) {
    return Generators.nameBasedGenerator(NAMESPACE)
        .generate(index + " " + type + " " + text)
        .toString();
  }
}
