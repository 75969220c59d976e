package io.tureen.console.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.io.ResourceLoader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report as one HTML file with all it needs: it can be kept, sent and opened without Tureen, and
 * loads nothing.
 */
@Singleton
final class ReportFile {

  /**
   * @param contentSecurityPolicy which the file also names itself
   */
  record Page(String html, String contentSecurityPolicy) {}

  private static final List<String> MODULES = List.of("elements.js", "plots.js", "answers.js");
  private static final int NONCE_BYTES = 16;

  private final ResourceLoader resources;
  private final ObjectMapper mapper;
  private final String chart;
  private final SecureRandom random = new SecureRandom();

  ReportFile(
      ResourceLoader resources,
      ObjectMapper mapper,
      @Value("${tureen.console.charts}") String charts) {
    this.chart = charts + "/chart.umd.min.js";
    this.resources = resources;
    this.mapper = mapper;
  }

  Page page(Report report) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    String policy =
        "default-src 'none'; script-src 'nonce-%1$s'; style-src 'nonce-%1$s'; base-uri 'none'; form-action 'none'"
            .formatted(nonce);
    Map<String, String> parts =
        Map.of(
            "policy", policy,
            "nonce", nonce,
            "style", text("page/style.css"),
            "chart", text(chart),
            "script", MODULES.stream().map(this::module).collect(Collectors.joining("\n")),
            "report", json(report));
    StringBuilder html = new StringBuilder();
    for (String piece : text("report.html").split("(?=\\{\\{)", -1)) {
      int end = piece.indexOf("}}");
      String name = piece.startsWith("{{") && end > 0 ? piece.substring(2, end) : "";
      html.append(parts.containsKey(name) ? parts.get(name) + piece.substring(end + 2) : piece);
    }
    return new Page(html.toString(), policy);
  }

  /** A module as a piece of one script: what it imports stands before it there. */
  private String module(String name) {
    return text("page/" + name)
        .lines()
        .filter(line -> !line.startsWith("import "))
        .map(line -> line.replaceFirst("^export ", ""))
        .collect(Collectors.joining("\n"));
  }

  /** JSON that no HTML parser takes for the end of its script. */
  private String json(Report report) {
    try {
      return mapper.writeValueAsString(report).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String text(String resource) {
    try (InputStream file = resources.getResourceAsStream(resource).orElseThrow()) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
