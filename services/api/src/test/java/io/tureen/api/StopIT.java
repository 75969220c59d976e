package io.tureen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tureen.testing.KafkaServer;
import io.tureen.testing.KeptConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop that breaks nobody's request. */
class StopIT {
  private static final int CLIENTS = 32;
  private static final int REQUESTS_BEFORE = 50;
  private static final Duration LOAD_TIME = Duration.ofMinutes(1);

  @TempDir static Path data;
  private static KafkaServer kafka;

  @BeforeAll
  static void startKafka() {
    kafka = KafkaServer.start(data);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void clientsThatKeepTheirConnectionsAndNeverRepeatARequestLoseNoneAndAreToldToGo()
      throws Exception {
    try (Api api = Api.start(kafka.bootstrapServers(), Map.of());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicInteger answered = new AtomicInteger();
      List<Future<Integer>> clients =
          IntStream.range(0, CLIENTS)
              .mapToObj(_ -> threads.submit(() -> postUntilToldToGo(api.port(), answered)))
              .toList();
      try {
        await().atMost(LOAD_TIME).until(() -> answered.get() > CLIENTS * REQUESTS_BEFORE);
      } finally {
        api.process().stop(); // which also ends the clients
      }

      for (Future<Integer> client : clients) {
        assertThat(client.get()).as("requests answered with 202, until told to go").isPositive();
      }
      assertThat(api.process().output())
          .contains("unsettled_events=0 idle_connections_closed=false");
    }
  }

  @Test
  void aConnectionThatIsIdleDoesNotKeepItFromStopping() throws Exception {
    try (Api api = Api.start(kafka.bootstrapServers(), Map.of("TUREEN_API_STOP_TIMEOUT", "PT3S"));
        KeptConnection idle = new KeptConnection(api.port())) {
      assertThat(isLast(idle)).isFalse();
      long begin = System.nanoTime();

      api.process().stop();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
      assertThat(api.process().output()).contains("idle_connections_closed=true");
    }
  }

  private static int postUntilToldToGo(int port, AtomicInteger answered) throws IOException {
    try (KeptConnection connection = new KeptConnection(port)) {
      int requests = 1;
      for (; !isLast(connection); requests++) {
        answered.incrementAndGet();
      }
      return requests;
    }
  }

  /** Sends an event, which must be accepted. Whether the answer is the connection's last. */
  private static boolean isLast(KeptConnection connection) throws IOException {
    KeptConnection.Answer answer = connection.post("/v1/events", Logins.withoutId());
    assertThat(answer.status()).isEqualTo(202);
    return answer.last();
  }
}
