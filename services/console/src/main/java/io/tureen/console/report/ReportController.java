package io.tureen.console.report;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tureen.console.csv.CsvFiles;

/** The report for the page, as a file of its own, and its answers as CSV. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportController {

  private static final String PROBLEM = "Tureen-Problem";

  private final Reporter reporter;
  private final ReportFile file;
  private final CsvFiles csv;

  ReportController(Reporter reporter, ReportFile file, CsvFiles csv) {
    this.reporter = reporter;
    this.file = file;
    this.csv = csv;
  }

  @Get("/api/report")
  Report report(
      @QueryValue(defaultValue = "") String period,
      @QueryValue(defaultValue = "") String from,
      @QueryValue(defaultValue = "") String to) {
    return reporter.report(reporter.period(period, from, to));
  }

  @Get(value = "/api/report/{id}.csv", headRoute = false) // nobody would close its query
  StreamedFile csv(
      @PathVariable String id,
      @QueryValue(defaultValue = "") String period,
      @QueryValue(defaultValue = "") String from,
      @QueryValue(defaultValue = "") String to) {
    return csv.file(id, reporter.sql(id, reporter.period(period, from, to)));
  }

  /**
   * The report also says what could not be answered; {@value #PROBLEM} then says it to a program.
   */
  @Get(uri = "/report.html", produces = MediaType.TEXT_HTML)
  HttpResponse<String> html(
      @QueryValue(defaultValue = "") String period,
      @QueryValue(defaultValue = "") String from,
      @QueryValue(defaultValue = "") String to) {
    Report report = reporter.report(reporter.period(period, from, to));
    ReportFile.Page page = file.page(report);
    MutableHttpResponse<String> response =
        HttpResponse.ok(page.html())
            .header("Content-Security-Policy", page.contentSecurityPolicy());
    return report.failure().map(failure -> response.header(PROBLEM, failure)).orElse(response);
  }
}
