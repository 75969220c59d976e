package io.tureen.console;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tureen.catalogue.Catalogue;
import io.tureen.console.settings.ConsoleSettings;
import io.tureen.settings.Environment;
import io.tureen.testing.FreePort;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the console answers while nothing answers it. */
class ConsoleWithoutTrinoTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static ApplicationContext context;
  private static URI address;

  @BeforeAll
  static void start() {
    ConsoleSettings settings =
        ConsoleSettings.from(
            Environment.of(
                Map.of(
                    "TUREEN_CONSOLE_PORT",
                    String.valueOf(FreePort.find()),
                    "TUREEN_CONSOLE_TRINO",
                    "http://127.0.0.1:" + FreePort.find())));
    context = ServerContext.build(settings, Catalogue.builtIn()).start();
    address = context.getBean(EmbeddedServer.class).start().getURI();
  }

  @AfterAll
  static void stop() {
    context.close();
    HTTP.close();
  }

  @Test
  void isReadySinceThePageCanBeShown() throws Exception {
    assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
    assertThat(get("/prometheus").body()).contains("tureen_console_queries");
  }

  @Test
  void everyPathOfThePageIsThePageUnderAStrictPolicy() throws Exception {
    for (String path : new String[] {"/", "/report", "/data"}) {
      HttpResponse<String> page = get(path);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<title>Tureen</title>").doesNotContain("<script>");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'")
          .doesNotContain("unsafe");
    }
  }

  @Test
  void theFilesOfThePageAreThere() throws Exception {
    for (String file :
        new String[] {
          "app.js", "report.js", "data.js", "now.js", "style.css", "chart.umd.min.js"
        }) {
      assertThat(get("/assets/" + file).statusCode()).as(file).isEqualTo(200);
    }
  }

  @Test
  void theReportSaysThatTrinoDoesNotAnswer() throws Exception {
    JsonNode report = json(get("/api/report"));

    assertThat(report.get("results")).hasSize(4);
    assertThat(report.get("results"))
        .allSatisfy(
            result -> {
              assertThat(result.path("problem").path("code").asText())
                  .isEqualTo("TRINO_UNREACHABLE");
              assertThat(result.path("sql").asText()).startsWith("select");
            });
  }

  @Test
  void theTablesKeepTheirColumns() throws Exception {
    JsonNode orders = json(get("/api/data")).get(1);

    assertThat(orders.get("name").asText()).isEqualTo("menu_app_orders");
    assertThat(orders.get("columns").findValuesAsText("name")).contains("price", "ingested_at");
    assertThat(orders.path("problem").path("code").asText()).isEqualTo("TRINO_UNREACHABLE");
  }

  @Test
  void theMinutesOfTheStreamsAreATableLikeTheOthers() throws Exception {
    JsonNode minutes = json(get("/api/data")).get(5);

    assertThat(minutes.get("name").asText()).isEqualTo("tureen_streams");
    assertThat(minutes.get("columns").findValuesAsText("name"))
        .contains("stream", "minute", "lag_seconds");
    assertThat(get("/api/data/tureen_streams/newest").statusCode()).isEqualTo(503);
  }

  @Test
  void anAnswerThatMayBeCutSaysAtHowManyRows() throws Exception {
    JsonNode results = json(get("/api/report")).get("results");

    assertThat(results)
        .extracting(result -> result.path("limit").asInt(-1))
        .containsExactly(-1, 100, 100, -1);
  }

  @Test
  void aDownloadThatCannotBeginIsAProblemAndNoEmptyFile() throws Exception {
    HttpResponse<String> csv = get("/api/data/menu_app_orders.csv");

    assertThat(csv.statusCode()).isEqualTo(503);
    assertThat(csv.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(csv).get("detail").asText()).contains("./tureen status");
  }

  @Test
  void onlyTheTablesThatTheStreamsWriteAreKnown() throws Exception {
    for (String name : new String[] {"nations", "menu_app_orders%22--", "menu_app_orders$files"}) {
      assertThat(get("/api/data/" + name + "/newest").statusCode()).as(name).isEqualTo(404);
    }
  }

  @Test
  void aReportAsAFileHoldsAllItNeeds() throws Exception {
    HttpResponse<String> file = get("/report.html");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Tureen-Problem")).contains("TRINO_UNREACHABLE");
    assertThat(file.body())
        .contains("TRINO_UNREACHABLE")
        .doesNotContain("{{", "src=\"", "href=\"", "http-equiv=\"refresh\"");
  }

  @Test
  void aDownloadIsNotBegunForWhoAsksForItsHeadersOnly() throws Exception {
    for (String path : new String[] {"/api/data/menu_app_orders.csv", "/api/report/foods.csv"}) {
      HttpRequest head =
          HttpRequest.newBuilder(URI.create(address + path)).method("HEAD", noBody()).build();

      assertThat(HTTP.send(head, HttpResponse.BodyHandlers.ofString()).statusCode())
          .as(path)
          .isEqualTo(405);
    }
  }

  @Test
  void aNameThatIsNotOfThisMachineAloneIsRefused() throws Exception {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write("GET /api/data HTTP/1.1\r\nHost: evil.example:8079\r\n\r\n".getBytes(UTF_8));

      assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
          .isEqualTo("HTTP/1.1 421");
    }
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(address + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }
}
