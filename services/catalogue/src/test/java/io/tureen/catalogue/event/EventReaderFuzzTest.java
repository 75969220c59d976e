package io.tureen.catalogue.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderFuzzTest {

  private static final int ROUNDS = 5_000;

  private static final List<String> SEEDS =
      List.of(
          "{\"event_id\":\"0197a3c8-5d3e-7c41-9d0f-3a1f0c2b7e55\",\"event_type\":\"order\","
              + "\"event_timestamp\":\"2026-03-14T19:26:53.5+01:00\",\"user_id\":\"ada é 😀\","
              + "\"description\":\"Lebanese\",\"coupon\":\"No\",\"price\":18.50}",
          "{\"event_id\":\"0197a3c8-5d3e-7c41-9d0f-3a1f0c2b7e55\",\"event_type\":\"review\","
              + "\"event_timestamp\":\"2026-03-14T19:26:53Z\",\"user_id\":\"ada\",\"stars\":3}");

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          "null",
          "true",
          "1e1000000000",
          "1e-2147483648",
          "1e99999999999",
          "-",
          "0",
          "9".repeat(1200),
          "\u0000",
          "\ufeff",
          "\"event_type\":\"login\",",
          "\"price\":");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverTheBytesTheReaderAnswersAndNeverThrows(long seed) {
    EventReader reader = new EventReader(Catalogue.builtIn(), Clock.systemUTC(), UUID::randomUUID);
    Random random = new Random(seed);
    int fitting = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = mutate(random);

      ReadResult result = reader.read(bytes);

      if (result instanceof ReadResult.Fits fits) {
        fitting++;
        assertThat(reader.read(fits.event().toJson())).isEqualTo(result);
      } else {
        ReadResult.Misfit misfit = (ReadResult.Misfit) result;
        assertThat(misfit.problems()).isNotEmpty();
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(misfit.reason()))
            .as("the reason can be written to a table: %s", misfit.reason())
            .isTrue();
        assertThat(misfit.reason().indexOf('\n')).isNegative();
        assertThat(misfit.reason().indexOf(0)).isNegative();
      }
    }
    assertThat(fitting).as("some rounds leave a fitting event").isPositive();
  }

  private static byte[] mutate(Random random) {
    if (random.nextInt(10) == 0) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      return noise;
    }
    String seed = SEEDS.get(random.nextInt(SEEDS.size()));
    StringBuilder text = new StringBuilder(seed);
    int edits = 1 + random.nextInt(3);
    for (int i = 0; i < edits && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> text.setCharAt(at, (char) random.nextInt(0x10000));
        default -> text.setLength(Math.max(1, at));
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(5) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }
}
