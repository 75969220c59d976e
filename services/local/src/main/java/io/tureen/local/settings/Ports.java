package io.tureen.local.settings;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of the parts, the offset already added. */
public record Ports(
    int api,
    int console,
    int trino,
    int streams,
    int metastore,
    int metastoreHealth,
    int kafka,
    int kafkaController,
    int kafkaMetrics) {
  public static final int LARGEST = 65535;

  /** The port on which the stream at {@code index} of the catalogue tells its health. */
  public int stream(int index) {
    return streams + index;
  }

  /** Every port with the setting that decides it, for a system of {@code streamCount} streams. */
  public Map<Integer, Setting> all(int streamCount) {
    Map<Integer, Setting> used = new LinkedHashMap<>();
    claim(used, api, Setting.API_PORT);
    claim(used, console, Setting.CONSOLE_PORT);
    claim(used, trino, Setting.TRINO_PORT);
    for (int index = 0; index < streamCount; index++) {
      claim(used, stream(index), Setting.STREAMS_PORT);
    }
    claim(used, metastore, Setting.METASTORE_PORT);
    claim(used, metastoreHealth, Setting.METASTORE_HEALTH_PORT);
    claim(used, kafka, Setting.KAFKA_PORT);
    claim(used, kafkaController, Setting.KAFKA_CONTROLLER_PORT);
    claim(used, kafkaMetrics, Setting.KAFKA_METRICS_PORT);
    return used;
  }

  private static void claim(Map<Integer, Setting> used, int port, Setting setting) {
    if (port > LARGEST) {
      throw new UserException(
          ErrorCode.SETTING_INVALID,
          "Each stream of the catalogue has a port after that of the one before, and port %d would be over %d (%s)."
              .formatted(port, LARGEST, setting.key()),
          "Set %s to a smaller one, in tureen.yaml or as %s."
              .formatted(setting.key(), setting.environmentName()));
    }
    Setting other = used.putIfAbsent(port, setting);
    if (other != null) {
      throw new UserException(
          ErrorCode.PORTS_COLLIDE,
          "Port %d is asked for twice: by %s and by %s."
              .formatted(port, other.key(), setting.key()),
          "Give one of them another port, in tureen.yaml or as %s."
              .formatted(setting.environmentName()));
    }
  }
}
