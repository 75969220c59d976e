package io.tureen.console.report;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Envelope;
import io.tureen.catalogue.Stream;
import io.tureen.console.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** When people log in, and when they do anything at all: by weekday and hour. */
final class Usage implements Question {

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

  @Override
  public String sql(Catalogue catalogue, Period period) {
    String tables =
        catalogue.streams().stream()
            .map(stream -> hours(stream, period))
            .collect(Collectors.joining("\n  union all\n"));
    return """
    select
      day_of_week(hour) as weekday,
      hour(hour) as hour,
      sum(logins) as logins,
      sum(events) as events
    from (
    %s
    )
    group by 1, 2
    order by 1, 2\
    """
        .formatted(tables);
  }

  private static String hours(Stream stream, Period period) {
    String from = Sql.table(stream.table()) + " " + Conditions.where(period, List.of());
    return """
      select
        date_trunc('hour', %s at time zone 'UTC') as hour,
        count_if(%s = 'login') as logins,
        count(*) as events
      from %s
      group by 1\
    """
        .formatted(Envelope.EVENT_TIMESTAMP, Envelope.EVENT_TYPE, from.strip());
  }
}
