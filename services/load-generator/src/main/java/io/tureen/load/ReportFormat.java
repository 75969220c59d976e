package io.tureen.load;

/** How a report is printed. */
public enum ReportFormat {
  text,
  json
}
