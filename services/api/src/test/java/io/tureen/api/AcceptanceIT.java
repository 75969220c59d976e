package io.tureen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.api.Api.Answer;
import io.tureen.testing.Guide;
import io.tureen.testing.KafkaServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API takes and what it answers, before a broker that is well. */
class AcceptanceIT {

  private static final String EVENTS = "/v1/events";
  private static final int MEBIBYTE = 1 << 20;

  @TempDir static Path data;
  private static KafkaServer kafka;
  private static Api api;

  @BeforeAll
  static void start() {
    kafka = KafkaServer.start(data);
    api =
        Api.start(
            kafka.bootstrapServers(),
            Map.of("TUREEN_SIMULATOR_ENABLED", "true", "TUREEN_API_RECEIVE_TIMEOUT", "PT5S"));
  }

  @AfterAll
  static void stop() {
    api.close();
    kafka.close();
  }

  @Test
  void anEventIsOnTheTopicWhenItIsAccepted() {
    String id = UUID.randomUUID().toString();

    Answer answer = api.post(EVENTS, Logins.withId(id));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo("{\"accepted\":1}");
    List<ConsumerRecord<String, String>> found =
        Topic.records(kafka.bootstrapServers()).stream()
            .filter(record -> record.value().contains(id))
            .toList();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().key()).isEqualTo("witty-heron");
    assertThat(found.getFirst().value()).contains("\"event_timestamp\":");
  }

  @Test
  void anArrayOfTenThousandEventsIsAccepted() {
    List<String> ids = Logins.newIds(10_000);

    Answer answer = // of a start that is busy still, as any sender does
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> api.post(EVENTS, Logins.arrayOf(ids)), given -> given.status() != 503);

    assertThat(answer.body()).isEqualTo("{\"accepted\":10000}");
    assertThat(Topic.eventIds(kafka.bootstrapServers())).containsAll(ids);
  }

  @Test
  void linesOfJsonAreAccepted() {
    List<String> ids = Logins.newIds(3);
    String lines = String.join("\n", ids.stream().map(Logins::withId).toList()) + "\n";

    Answer answer = api.post(EVENTS, "application/x-ndjson; charset=utf-8", lines);

    assertThat(answer.body()).isEqualTo("{\"accepted\":3}");
    assertThat(Topic.eventIds(kafka.bootstrapServers())).containsAll(ids);
  }

  @Test
  void theTypeMayComeFromThePath() {
    Answer answer = api.post(EVENTS + "/login", "[{\"user_id\":\"a\"},{\"user_id\":\"b\"}]");

    assertThat(answer.body()).isEqualTo("{\"accepted\":2}");
  }

  @Test
  void aRequestSentAgainWithItsIdempotencyKeyHasTheSameIds() {
    String guest = "guest-" + UUID.randomUUID();
    String login = "{\"event_type\":\"login\",\"user_id\":\"%s\"}".formatted(guest);
    HttpRequest request =
        api.request(EVENTS)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString("[%1$s,%1$s]".formatted(login)))
            .build();

    assertThat(api.send(request).body()).isEqualTo("{\"accepted\":2}");
    assertThat(api.send(request).body()).isEqualTo("{\"accepted\":2}");

    List<String> ids = Topic.eventIdsOf(kafka.bootstrapServers(), guest);
    assertThat(ids).hasSize(4);
    assertThat(Set.copyOf(ids)).hasSize(2);
  }

  @Test
  void anIdempotencyKeyThatIsTooLongIsAMistake() {
    Answer answer =
        api.send(
            api.request(EVENTS)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k".repeat(256))
                .POST(BodyPublishers.ofString(Logins.withoutId()))
                .build());

    assertProblem(answer, 400, "BAD_IDEMPOTENCY_KEY");
  }

  @Test
  void ofABatchWithOneBadEventNoneIsTaken() {
    List<String> ids = Logins.newIds(2);
    String batch =
        "[%s,{\"event_type\":\"review\",\"user_id\":\"a\",\"starz\":3},%s]"
            .formatted(Logins.withId(ids.get(0)), Logins.withId(ids.get(1)));

    Answer answer = api.post(EVENTS, batch);

    assertProblem(answer, 422, "EVENT_DOES_NOT_FIT");
    JsonNode error = answer.json().get("errors").get(0);
    assertThat(error.get("index").asInt()).isEqualTo(1);
    assertThat(error.get("field").asText()).isEqualTo("starz");
    assertThat(error.get("reason").asText()).contains("Did you mean \"stars\"?");
    assertThat(Topic.eventIds(kafka.bootstrapServers())).doesNotContainAnyElementsOf(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /v1/events       | {oops                              | 400 | NOT_JSON
          /v1/events       | [{"event_type":"login"} {}]        | 400 | NOT_JSON
          /v1/events       | []                                 | 400 | NO_EVENTS
          /v1/events       | ``                                 | 400 | NO_EVENTS
          /v1/events       | 7                                  | 422 | EVENT_DOES_NOT_FIT
          /v1/events       | {"event_type":"logn"}              | 422 | EVENT_DOES_NOT_FIT
          /v1/events/logn  | {"user_id":"a"}                    | 404 | UNKNOWN_EVENT_TYPE
          /v1/events/login | {"event_type":"order"}             | 422 | EVENT_DOES_NOT_FIT
          /v1/event        | {}                                 | 404 | UNKNOWN_PATH
          /v1/catalogue    | {}                                 | 405 | METHOD_NOT_ALLOWED
          """)
  void aMistakeIsAnsweredWithItsCode(String path, String body, int status, String code) {
    assertProblem(api.post(path, body), status, code);
  }

  @Test
  void whatIsNotJsonByItsTypeIsNotTaken() {
    assertProblem(
        api.post(EVENTS, "text/plain", Logins.withoutId()), 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void aBodyWithAnEncodingIsNotTaken() {
    Answer answer =
        api.send(
            api.request(EVENTS)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(Logins.withoutId()))
                .build());

    assertProblem(answer, 415, "UNSUPPORTED_ENCODING");
  }

  @Test
  void anAnswerThatIsNotJsonCannotBeHad() {
    Answer answer = api.send(api.request("/v1/catalogue").header("Accept", "image/png").build());

    assertProblem(answer, 406, "NOT_ACCEPTABLE");
  }

  @Test
  void moreThanTenThousandEventsAreTooMany() {
    String batch = "[" + "{},".repeat(10_000) + "{}]";

    assertProblem(api.post(EVENTS, batch), 413, "TOO_MANY_EVENTS");
  }

  @Test
  void moreThanAMebibyteIsTooLargeWhetherItsLengthIsToldOrNot() {
    String large = " ".repeat(MEBIBYTE) + Logins.withoutId();
    byte[] bytes = large.getBytes(StandardCharsets.UTF_8);

    Answer told = api.post(EVENTS, large);
    Answer chunked =
        api.send(
            api.request(EVENTS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes)))
                .build());

    assertProblem(told, 413, "REQUEST_TOO_LARGE");
    assertProblem(chunked, 413, "REQUEST_TOO_LARGE");
  }

  @Test
  void slowSendersOfLargeBodiesKeepOnlyLargeBodiesOutAndNotForLong() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) { // a mebibyte each, which is all the room
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        slow.add(socket);
        String head =
            "POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: 1048576\r\n\r\n[";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      }
      String large = Logins.arrayOf(Logins.newIds(1_000));
      await().until(() -> api.post(EVENTS, large).status() == 503);

      assertProblem(api.post(EVENTS, large), 503, "OVER_CAPACITY");
      assertThat(api.post(EVENTS, Logins.withoutId()).status()).isEqualTo(202);
      await().until(() -> api.post(EVENTS, large).status() == 202);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void theSimulatedAppTakesGetsAsAbSendsThem() throws IOException {
    String answer = http10("GET /menu_search?menu=Mexican HTTP/1.0");

    assertThat(answer).startsWith("HTTP/1.").contains(" 202 ").endsWith("{\"accepted\":1}");
    assertThat(Topic.records(kafka.bootstrapServers()))
        .anyMatch(
            record ->
                record.value().contains("\"event_type\":\"menu_search\"")
                    && record.value().contains("\"description\":\"Mexican\""));
  }

  @ParameterizedTest
  @CsvSource({
    "/login0, 202, ''",
    "/create_profile, 202, ''",
    "/menu_search?menu=Thai, 202, ''",
    "/order?food=Lebanese, 202, ''",
    "/review?stars=3, 202, ''",
    "/review?stars=6, 422, EVENT_DOES_NOT_FIT",
    "/order?fod=Lebanese, 422, BAD_PARAMETER",
    "/cancel, 404, UNKNOWN_EVENT_TYPE"
  })
  void theSimulatedAppAnswersAsAPostIsAnswered(String path, int status, String code) {
    Answer answer = api.get(path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void everyEventTypeHasItsPathInTheOpenApiDocument() {
    JsonNode document = api.get("/openapi").json();

    assertThat(document.get("openapi").asText()).startsWith("3.1");
    assertThat(document.get("paths").has("/v1/events/review")).isTrue();
    assertThat(document.get("components").get("schemas").has("Event_order")).isTrue();
  }

  @Test
  void theCatalogueIsPublished() {
    assertThat(api.get("/v1/catalogue").json().get("event_types")).hasSize(5);
  }

  @Test
  void swaggerUiLoadsNothingFromElsewhere() {
    Answer page = api.get("/swagger-ui/index.html");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("http://", "https://");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'");
    assertThat(api.get("/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
    assertThat(api.get("/swagger-ui").header("Location")).isEqualTo("/swagger-ui/index.html");
  }

  @Test
  void itIsAliveAndReady() {
    assertThat(api.get("/health/liveness").json().get("status").asText()).isEqualTo("UP");
    assertThat(api.get("/health/readiness").json().get("status").asText()).isEqualTo("UP");
  }

  @Test
  void whatItDidIsMeasured() {
    api.post(EVENTS, Logins.withoutId());
    api.post(EVENTS, "{\"event_type\":\"login\",\"user_id\":\"a\",\"stars\":1}");

    String metrics = api.get("/prometheus").body();

    assertThat(metrics)
        .contains("tureen_events_accepted_total")
        .contains("tureen_events_rejected_total{reason=\"UNKNOWN_FIELD\"}")
        .contains("tureen_requests_refused_total{code=\"EVENT_DOES_NOT_FIT\"}")
        .contains("tureen_produce_latency_seconds_bucket{le=\"0.1\"}")
        .contains("tureen_in_flight_events")
        .contains("tureen_in_flight_bytes");
  }

  @Test
  void itListensOnThisMachineOnlyAndDoesNotSayWhatItIs() {
    assertThat(api.process().listeningAddresses()).containsExactly("127.0.0.1");
    assertThat(api.get("/openapi").header("Server")).isEmpty();
  }

  static List<String> commandsOfTheGuide() {
    return Guide.read("docs/api.md").blocks();
  }

  @ParameterizedTest
  @MethodSource("commandsOfTheGuide")
  void aCommandOfTheGuideWorksAsWritten(String command) throws Exception {
    String here = command.replace("127.0.0.1:8080", "127.0.0.1:" + api.port());
    Process bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", here)
            .redirectErrorStream(true)
            .start();

    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(bash.waitFor()).as(output).isZero();
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.code()).as(answer.body()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).doesNotContain("Exception", "at io.");
  }

  private static String http10(String requestLine) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
      String request = requestLine + "\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      try (InputStream answer = socket.getInputStream()) { // until the server closes the connection
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
