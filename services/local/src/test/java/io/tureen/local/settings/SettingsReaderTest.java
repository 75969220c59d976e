package io.tureen.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  private static final Path HERE = Path.of("/somewhere");

  @TempDir private Path home;

  @Test
  void withoutFileAndEnvironmentTheDefaultsHold() {
    Settings settings = read(Map.of());

    assertThat(settings.ports())
        .isEqualTo(new Ports(8080, 8079, 8081, 8082, 9083, 9084, 9092, 9093, 9404));
    assertThat(settings.state()).isEqualTo(home.resolve(".tureen"));
    assertThat(settings.catalogue()).isEmpty();
    assertThat(settings.triggerInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.upkeepInterval()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.heaps().trino()).isEmpty();
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    write("api-port: 9080\ntrino-port: 9081\n");

    Settings settings = read(Map.of("TUREEN_API_PORT", "7080"));

    assertThat(settings.ports().api()).isEqualTo(7080);
    assertThat(settings.ports().trino()).isEqualTo(9081);
  }

  @Test
  void anEmptyVariableCountsAsNone() {
    assertThat(read(Map.of("TUREEN_API_PORT", "")).ports().api()).isEqualTo(8080);
  }

  @Test
  void theOffsetMovesEveryPort() {
    Settings settings = read(Map.of("TUREEN_PORT_OFFSET", "100"));

    assertThat(settings.ports())
        .isEqualTo(new Ports(8180, 8179, 8181, 8182, 9183, 9184, 9192, 9193, 9504));
  }

  @Test
  void aPortOfStreamsThatLeavesNoRoomForTheNextOneIsRefused() {
    Ports ports = read(Map.of("TUREEN_STREAMS_PORT", "65535")).ports();

    assertThatThrownBy(() -> ports.all(2))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("65536")
        .hasMessageContaining("streams-port");
  }

  @Test
  void anOffsetThatLeavesNoRoomForAPortIsRefused() {
    UserException refusal = refusal(Map.of("TUREEN_PORT_OFFSET", "60000"));

    assertThat(refusal)
        .hasMessageContaining("port-offset is \"60000\"")
        .hasMessageContaining("api-port would be 68080");
  }

  @Test
  void aRelativePathCountsFromWhereItStands() throws IOException {
    write("catalogue: my/catalogue.yaml\n");

    Settings settings = read(Map.of("TUREEN_STATE", "state"));

    assertThat(settings.catalogue()).contains(home.resolve("my/catalogue.yaml"));
    assertThat(settings.state()).isEqualTo(HERE.resolve("state"));
  }

  @Test
  void anUnknownKeyNamesItsLineAndTheNearestKnownOne() throws IOException {
    write("# ours\napi-prt: 9080\n");

    UserException refusal = refusal(Map.of());

    assertThat(refusal.code()).isEqualTo(ErrorCode.SETTING_UNKNOWN);
    assertThat(refusal).hasMessageContaining("api-prt in ").hasMessageContaining("line 2");
    assertThat(refusal.remedy()).contains("api-port");
  }

  @Test
  void aWrongValueInTheFileNamesItsLine() throws IOException {
    write("api-port: none\n");

    assertThat(refusal(Map.of()))
        .hasMessageContaining("api-port is \"none\"")
        .hasMessageContaining("tureen.yaml, line 1")
        .hasMessageContaining("a whole number from 1 to 65535");
  }

  @Test
  void aWrongValueInTheEnvironmentNamesTheVariable() {
    assertThat(refusal(Map.of("TUREEN_TRIGGER_INTERVAL", "1s")))
        .hasMessageContaining("the environment as TUREEN_TRIGGER_INTERVAL")
        .hasMessageContaining("PT1S");
  }

  @Test
  void upkeepMayBeNeverButNotBeforeItsOwnEnd() {
    assertThat(read(Map.of("TUREEN_UPKEEP_INTERVAL", "PT0S")).upkeepInterval()).isZero();
    assertThat(refusal(Map.of("TUREEN_UPKEEP_INTERVAL", "PT-1M")))
        .hasMessageContaining("upkeep-interval is \"PT-1M\"")
        .hasMessageContaining("PT0S for never");
  }

  @Test
  void aKeySetTwiceIsRefused() throws IOException {
    write("api-port: 1\napi-port: 2\n");

    assertThat(refusal(Map.of()).code())
        .isIn(ErrorCode.SETTING_REPEATED, ErrorCode.SETTING_FILE_UNREADABLE);
  }

  @Test
  void aFileThatIsNotYamlSaysWhere() throws IOException {
    write("api-port: 1\n  trino: [\n");

    UserException refusal = refusal(Map.of());

    assertThat(refusal.code()).isEqualTo(ErrorCode.SETTING_FILE_UNREADABLE);
    assertThat(refusal).hasMessageContaining("line ");
  }

  @Test
  void aListIsNoSetting() throws IOException {
    write("api-port: [1, 2]\n");

    assertThat(refusal(Map.of())).hasMessageContaining("takes one value");
  }

  @Test
  void anEmptyFileChangesNothing() throws IOException {
    write("# nothing yet\n");

    assertThat(read(Map.of()).ports().api()).isEqualTo(8080);
  }

  @Test
  void aFileThatWasNamedMustBeThere() {
    UserException refusal =
        catchThrowableOfType(
            UserException.class,
            () -> SettingsReader.read(home, Optional.of(Path.of("other.yaml")), Map.of(), HERE));

    assertThat(refusal.code()).isEqualTo(ErrorCode.SETTING_FILE_MISSING);
    assertThat(refusal).hasMessageContaining("/somewhere/other.yaml");
  }

  @Test
  void aHeapIsWrittenAsTheJvmWritesIt() {
    assertThat(read(Map.of("TUREEN_TRINO_HEAP", "2g")).heaps().trino()).contains("2g");
    assertThat(refusal(Map.of("TUREEN_TRINO_HEAP", "2 GB")))
        .hasMessageContaining("such as 512m or 2g");
  }

  @Test
  void twoPartsCannotHaveOnePort() {
    Ports ports = read(Map.of("TUREEN_TRINO_PORT", "8083")).ports();

    UserException refusal = catchThrowableOfType(UserException.class, () -> ports.all(2));

    assertThat(refusal)
        .hasMessageContaining("Port 8083")
        .hasMessageContaining("trino-port")
        .hasMessageContaining("streams-port");
  }

  private Settings read(Map<String, String> environment) {
    return SettingsReader.read(home, Optional.empty(), environment, HERE);
  }

  private UserException refusal(Map<String, String> environment) {
    return catchThrowableOfType(UserException.class, () -> read(environment));
  }

  private void write(String text) throws IOException {
    Files.writeString(home.resolve(SettingsReader.FILE_NAME), text);
  }
}
