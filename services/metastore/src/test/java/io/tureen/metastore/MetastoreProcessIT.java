package io.tureen.metastore;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.testing.MetastoreServer;
import io.tureen.testing.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.hive.metastore.api.EnvironmentContext;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.GetTableRequest;
import org.apache.hadoop.hive.metastore.api.MetaException;
import org.apache.hadoop.hive.metastore.api.SerDeInfo;
import org.apache.hadoop.hive.metastore.api.StorageDescriptor;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetastoreProcessIT {
  private static final String TABLE = "menu_app_events";
  private static final String VERSION = "metadata_location";
  private static final int WRITERS = 4;
  private static final int COMMITS_OF_A_WRITER = 25;

  @TempDir Path directory;

  @Test
  void listensOnlyOnTheLoopbackAddress() {
    try (MetastoreServer metastore = start()) {
      assertThat(metastore.process().listeningAddresses()).containsExactly("127.0.0.1");
    }
  }

  @Test
  void itsDefaultDatabaseIsTheWarehouse() throws Exception {
    try (MetastoreServer metastore = start();
        Client client = new Client(metastore)) {
      assertThat(client.metastore.get_database("default").getLocationUri())
          .isEqualTo("file:" + directory.resolve("warehouse"));
    }
  }

  @Test
  void keepsItsTablesWhenItIsKilled() throws Exception {
    try (MetastoreServer metastore = start()) {
      try (Client client = new Client(metastore)) {
        client.createTable();
      }

      metastore.process().kill();
      metastore.startAgain();

      try (Client client = new Client(metastore)) {
        assertThat(client.metastore.get_all_tables("default")).containsExactly(TABLE);
      }
    }
  }

  @Test
  void keepsItsTablesOverACleanStop() throws Exception {
    try (MetastoreServer metastore = start()) {
      try (Client client = new Client(metastore)) {
        client.createTable();
      }

      assertThat(metastore.process().stop()).isIn(0, 143);
      metastore.startAgain();

      try (Client client = new Client(metastore)) {
        assertThat(client.version()).isEqualTo("0");
      }
    }
  }

  /**
   * What lets Iceberg commit without a lock: a change goes in only when the table is as its writer
   * knew it.
   */
  @Test
  void ofWritersAtOnceEachChangesOnlyWhatItHasSeen() throws Exception {
    try (MetastoreServer metastore = start();
        Client reader = new Client(metastore);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      reader.createTable();
      List<Callable<Void>> work = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        work.add(
            () -> {
              try (Client client = new Client(metastore)) {
                for (int commit = 0; commit < COMMITS_OF_A_WRITER; commit++) {
                  client.addOneToVersion();
                }
              }
              return null;
            });
      }

      for (Future<Void> writer : writers.invokeAll(work)) {
        writer.get();
      }

      assertThat(reader.version()).isEqualTo(Integer.toString(WRITERS * COMMITS_OF_A_WRITER));
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenToEndsItWithOneLine() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    ServerProcess metastore =
        ServerProcess.start(
            "services/metastore",
            Map.of(
                "TUREEN_METASTORE_DATA", file.toString(),
                "TUREEN_WAREHOUSE", directory.toUri().toString()));

    assertThat(metastore.awaitExit(Duration.ofSeconds(30))).isEqualTo(2);
    assertThat(metastore.output())
        .startsWith("TUREEN-DIRECTORY-NOT-WRITABLE: The directory " + file)
        .hasLineCount(1);
  }

  private MetastoreServer start() {
    return MetastoreServer.start(
        directory.resolve("metastore"), directory.resolve("warehouse").toUri());
  }

  /**
   * A client as Iceberg's is one: it changes a table on the condition that a parameter still has
   * its value.
   */
  private static final class Client implements AutoCloseable {
    private final TSocket socket;
    final ThriftHiveMetastore.Client metastore;

    Client(MetastoreServer server) throws Exception {
      socket =
          new TSocket(new TConfiguration(), server.uri().getHost(), server.uri().getPort(), 30_000);
      socket.open();
      metastore = new ThriftHiveMetastore.Client(new TBinaryProtocol(socket));
    }

    void createTable() throws Exception {
      StorageDescriptor storage = new StorageDescriptor();
      storage.setCols(List.of(new FieldSchema("event_id", "string", "")));
      storage.setSerdeInfo(new SerDeInfo());
      Table table = new Table();
      table.setDbName("default");
      table.setTableName(TABLE);
      table.setOwner("nobody");
      table.setTableType("EXTERNAL_TABLE");
      table.setSd(storage);
      table.putToParameters("EXTERNAL", "TRUE");
      table.putToParameters(VERSION, "0");
      metastore.create_table(table);
    }

    String version() throws Exception {
      return table().getParameters().get(VERSION);
    }

    private Table table() throws Exception {
      return metastore.get_table_req(new GetTableRequest("default", TABLE)).getTable();
    }

    void addOneToVersion() throws Exception {
      boolean committed = false;
      while (!committed) {
        Table table = table();
        String seen = table.getParameters().get(VERSION);
        table.putToParameters(VERSION, Integer.toString(Integer.parseInt(seen) + 1));
        EnvironmentContext condition = new EnvironmentContext();
        condition.putToProperties("expected_parameter_key", VERSION);
        condition.putToProperties("expected_parameter_value", seen);
        try {
          metastore.alter_table_with_environment_context("default", TABLE, table, condition);
          committed = true;
        } catch (MetaException e) {
          assertThat(e.getMessage())
              .contains("The table has been modified. The parameter value for key");
        }
      }
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
