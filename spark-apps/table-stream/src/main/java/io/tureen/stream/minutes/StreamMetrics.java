package io.tureen.stream.minutes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tureen.stream.batch.BatchReport;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What Prometheus is told of a stream. */
final class StreamMetrics {
  private final Counter rows;
  private final Counter rejected;
  private final Counter duplicates;
  private final Counter batches;
  private final Timer duration;

  /**
   * @param lag as last looked at; empty when it is not known, and then there is no number
   */
  StreamMetrics(MeterRegistry registry, String stream, Supplier<Optional<Lag>> lag) {
    Tags tags = Tags.of("stream", stream);
    rows =
        Counter.builder("tureen.stream.rows")
            .description("Rows added to the stream's table")
            .tags(tags)
            .register(registry);
    rejected =
        Counter.builder("tureen.stream.rejected")
            .description("Rows added to the table of rejected records")
            .tags(tags)
            .register(registry);
    duplicates =
        Counter.builder("tureen.stream.duplicates")
            .description("Events that came again and are no rows, added to the table of duplicates")
            .tags(tags)
            .register(registry);
    batches =
        Counter.builder("tureen.stream.batches")
            .description("Batches written")
            .tags(tags)
            .register(registry);
    duration =
        Timer.builder("tureen.stream.batch")
            .description("How long a batch took to be written and committed")
            .tags(tags)
            .register(registry);
    gauge("tureen.stream.lag.records", lag, Lag::records)
        .description("Records of the topic that are not written yet")
        .tags(tags)
        .register(registry);
    gauge("tureen.stream.lag.seconds", lag, now -> Minute.seconds(now.age()))
        .description("Age of the oldest record that is not written yet; 0 if there is none")
        .tags(tags)
        .register(registry);
  }

  private static Gauge.Builder<Supplier<Optional<Lag>>> gauge(
      String name, Supplier<Optional<Lag>> lag, ToDoubleFunction<Lag> value) {
    return Gauge.builder(
            name, lag, current -> current.get().map(value::applyAsDouble).orElse(Double.NaN))
        .strongReference(true);
  }

  void batchDone(BatchReport batch) {
    rows.increment((double) batch.rows());
    rejected.increment((double) batch.rejected());
    duplicates.increment((double) batch.duplicates());
    batches.increment();
    duration.record(batch.duration());
  }
}
