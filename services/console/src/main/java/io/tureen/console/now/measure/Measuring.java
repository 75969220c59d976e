package io.tureen.console.now.measure;

import io.tureen.console.now.measure.Counters.Growth;
import io.tureen.console.now.measure.Scraper.Answer;
import io.tureen.console.now.part.Sighting;
import io.tureen.console.now.part.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a sample of what the API and the streams tell. A measure of which one process is silent is
 * not known: a sum without it would be less than there is.
 */
public final class Measuring {
  private static final String ACCEPTED = "tureen_events_accepted_total";
  private static final String ROWS = "tureen_stream_rows_total";
  private static final String REJECTED = "tureen_stream_rejected_total";
  private static final String SNAPSHOTS = "tureen_stream_snapshots";
  private static final String LAG_RECORDS = "tureen_stream_lag_records";
  private static final String LAG_SECONDS = "tureen_stream_lag_seconds";

  /** A counter not read for so long is one of a process that is gone. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(15);

  private final Scraper scraper;
  private final List<String> streams;
  private final Counters counters = new Counters();

  /**
   * @param streams the names of the catalogue's streams
   */
  public Measuring(Scraper scraper, List<String> streams) {
    this.scraper = scraper;
    this.streams = List.copyOf(streams);
  }

  public Sample sample(Sighting sighting, Instant at) {
    Map<Target, Answer> apis = scraper.read(sighting.apis());
    Map<Target, Answer> answers = scraper.read(sighting.streams());
    counters.forgetBefore(at.minus(FORGOTTEN));
    Map<Measure, Measurement> measurements = new EnumMap<>(Measure.class);
    measurements.put(Measure.EVENTS_IN, eventsIn(apis, at));
    measurements.put(
        Measure.ROWS_OUT,
        ofStreams(
            answers, ROWS, growing(ROWS, Target::program, at, Growth::perSecond), Double::sum));
    measurements.put(
        Measure.LAG_RECORDS, ofStreams(answers, LAG_RECORDS, Measuring::asTold, Double::max));
    measurements.put(
        Measure.LAG_SECONDS, ofStreams(answers, LAG_SECONDS, Measuring::asTold, Double::max));
    measurements.put(
        Measure.REJECTED,
        ofStreams(
            answers,
            REJECTED,
            growing(REJECTED, Target::program, at, Growth::amount),
            Double::sum));
    measurements.put(
        Measure.SNAPSHOTS, ofStreams(answers, SNAPSHOTS, Measuring::asTold, Double::max));
    return new Sample(at, measurements);
  }

  /** What was read of one process. */
  private record Told(Target target, double value) {}

  private Measurement eventsIn(Map<Target, Answer> apis, Instant at) {
    if (apis.isEmpty()) {
      return Measurement.unknown(Map.of(), "no API is ready");
    }
    Function<Told, OptionalDouble> rate =
        growing(ACCEPTED, Target::instance, at, Growth::perSecond);
    StringJoiner reasons = new StringJoiner("; ");
    double sum = 0;
    for (Map.Entry<Target, Answer> api : apis.entrySet()) {
      OptionalDouble value = value(api.getKey(), api.getValue(), ACCEPTED, rate, reasons);
      sum += value.orElse(0);
    }
    return reasons.length() == 0
        ? Measurement.of(sum, Map.of())
        : Measurement.unknown(Map.of(), reasons.toString());
  }

  private Measurement ofStreams(
      Map<Target, Answer> answers,
      String metric,
      Function<Told, OptionalDouble> reading,
      DoubleBinaryOperator together) {
    Map<String, Double> byStream = new TreeMap<>();
    StringJoiner reasons = new StringJoiner("; ");
    for (String stream : streams) {
      Map<Target, Answer> its = of(stream, answers);
      if (its.isEmpty()) {
        reasons.add("%s is not there".formatted(stream));
      }
      its.forEach(
          (target, answer) ->
              value(target, answer, metric, reading, reasons)
                  .ifPresent(value -> byStream.put(stream, value)));
    }
    if (reasons.length() > 0) {
      return Measurement.unknown(byStream, reasons.toString());
    }
    return Measurement.of(
        byStream.values().stream().mapToDouble(Double::doubleValue).reduce(0, together), byStream);
  }

  /** Says why when it is not known. */
  private static OptionalDouble value(
      Target target,
      Answer answer,
      String metric,
      Function<Told, OptionalDouble> reading,
      StringJoiner reasons) {
    return switch (answer) {
      case Answer.Silent silent -> {
        reasons.add(silent.reason());
        yield OptionalDouble.empty();
      }
      case Answer.Told told -> {
        OptionalDouble value = told.page().sum(metric);
        if (value.isEmpty()) {
          reasons.add("%s does not tell it yet".formatted(target.program()));
          yield value;
        }
        OptionalDouble read = reading.apply(new Told(target, value.getAsDouble()));
        if (read.isEmpty()) {
          reasons.add("%s was read only once yet".formatted(target.program()));
        }
        yield read;
      }
    };
  }

  private static OptionalDouble asTold(Told told) {
    return OptionalDouble.of(told.value());
  }

  /**
   * How a counter has grown.
   *
   * @param whose the pods of the API count each for itself; a stream is one process after another
   */
  private Function<Told, OptionalDouble> growing(
      String metric, Function<Target, String> whose, Instant at, Function<Growth, Double> what) {
    return told -> {
      Target target = told.target();
      String counter = metric + " " + whose.apply(target);
      Optional<Double> grown =
          counters.read(counter, target.instance(), told.value(), at).map(what);
      return grown.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    };
  }

  private static Map<Target, Answer> of(String program, Map<Target, Answer> answers) {
    return answers.entrySet().stream()
        .filter(answer -> answer.getKey().program().equals(program))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
