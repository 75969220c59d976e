package io.tureen.console.report;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Envelope;
import io.tureen.catalogue.Stream;
import io.tureen.console.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * When people log in, and when they do anything at all: by weekday and hour.
 *
 * <p>Every row of every table is looked at, so that what is done for each is what the answer costs:
 * it is counted by the number of its hour in the week, which is cheaper to make and to group by
 * than a moment. Weekday and hour come from the few numbers that are left.
 */
final class Usage implements Question {

  /** A Monday, at midnight, before any event: the time since then is never negative. */
  private static final String BEGIN = "timestamp '0001-01-01 00:00:00 UTC'";

  @Override
  public String id() {
    return "usage";
  }

  @Override
  public String title() {
    return "Logins and use";
  }

  @Override
  public String words() {
    return "When do people log in and use the app?";
  }

  /** Every catalogue has events with a time. */
  @Override
  public Optional<String> obstacle(Catalogue catalogue) {
    return Optional.empty();
  }

  /** There are no more hours in a week. */
  @Override
  public OptionalInt limit() {
    return OptionalInt.empty();
  }

  @Override
  public String sql(Catalogue catalogue, Period period) {
    String tables =
        catalogue.streams().stream()
            .map(stream -> hours(stream, period))
            .collect(Collectors.joining("\n  union all\n"));
    return """
    select
      hour_of_week / 24 + 1 as weekday,
      hour_of_week % 24 as hour,
      count_if({type} = 'login') as logins,
      count(*) as events
    from (
    {tables}
    )
    group by hour_of_week
    order by hour_of_week\
    """
        .replace("{type}", Envelope.EVENT_TYPE)
        .replace("{tables}", tables);
  }

  private static String hours(Stream stream, Period period) {
    String from = Sql.table(stream.table()) + " " + Conditions.where(period, List.of());
    return """
      select to_milliseconds(%s - %s) / 3600000 %% 168 as hour_of_week, %s
      from %s\
    """
        .formatted(Envelope.EVENT_TIMESTAMP, BEGIN, Envelope.EVENT_TYPE, from.strip());
  }
}
