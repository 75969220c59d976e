package io.tureen.stream.topic;

import io.tureen.settings.KafkaClientProperties;
import io.tureen.stream.failure.Causes;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Knows when Kafka did not let a client in, or not do what it wants. */
public final class Refusals {
  /** As the driver hears of one that happened in an executor: as words. */
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "org\\.apache\\.kafka\\.common\\.errors\\.(\\w*(?:Authentication|Authorization)Exception[^\\n]*)");

  private Refusals() {}

  /** The refusal among a failure and its causes, with what to do. */
  public static Optional<StreamException> explain(Throwable failure) {
    return Causes.find(failure, AuthenticationException.class)
        .map(Causes::root)
        .or(() -> Causes.find(failure, AuthorizationException.class).map(Causes::root))
        .or(() -> inWords(failure))
        .map(
            words ->
                new StreamException(
                    StreamProblem.KAFKA_REFUSED,
                    "Kafka does not let this stream in: %s. Put right what %s says or points to, or give the user the rights to read and to describe the topic."
                        .formatted(words, KafkaClientProperties.PROPERTIES_FILE)));
  }

  private static Optional<String> inWords(Throwable failure) {
    Throwable cause = failure;
    while (cause != null) {
      Matcher words = IN_WORDS.matcher(String.valueOf(cause.getMessage()));
      if (words.find()) {
        return Optional.of(words.group(1));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
