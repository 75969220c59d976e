package io.tureen.stream.notebook;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import io.tureen.stream.query.SparkDefaults;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.deploy.SparkSubmit;

/**
 * The program behind {@code spark-submit} of a notebook: Spark's own, told about storage and
 * Metastore what the streams are told, with their tables as the catalog {@code hive}. PySpark
 * starts it; its arguments are those of {@code spark-submit}, and win.
 */
public final class NotebookSpark {
  private static final String CATALOG = "spark.sql.catalog.hive";
  private static final int WRONG_SETTING = 2;

  private NotebookSpark() {}

  public static void main(String[] arguments) {
    try {
      URI metastore =
          Environment.ofProcess().uri("TUREEN_METASTORE_URI", "thrift://127.0.0.1:9083");
      SparkSubmit.main(words(metastore, arguments).toArray(String[]::new));
    } catch (StartException e) {
      System.err.println(e.line());
      System.exit(WRONG_SETTING);
    }
  }

  static List<String> words(URI metastore, String... arguments) {
    List<String> words = new ArrayList<>();
    defaults(metastore)
        .forEach((name, value) -> words.addAll(List.of("--conf", name + "=" + value)));
    words.addAll(Arrays.asList(arguments));
    return words;
  }

  private static Map<String, String> defaults(URI metastore) {
    Map<String, String> defaults = new TreeMap<>(SparkDefaults.ofTables());
    defaults.put(CATALOG, "org.apache.iceberg.spark.SparkCatalog");
    defaults.put(CATALOG + ".type", "hive");
    defaults.put(CATALOG + ".uri", metastore.toString());
    defaults.put("spark.sql.session.timeZone", "UTC");
    // Both would be on the machine's other addresses.
    defaults.put("spark.driver.host", "127.0.0.1");
    defaults.put("spark.driver.bindAddress", "127.0.0.1");
    // Rows that a notebook asks for are in this process once more: refused, rather than out of
    // memory.
    defaults.put("spark.driver.maxResultSize", "256m");
    // By default a directory is made wherever the notebook is.
    defaults.put(
        "spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/spark-warehouse");
    defaults.put("spark.sql.shuffle.partitions", "2");
    defaults.put("spark.ui.showConsoleProgress", "false");
    return defaults;
  }
}
