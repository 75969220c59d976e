package io.tureen.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocationsTest {

  @Test
  void whatAUriEscapesStandsInItAsItIs() {
    assertThat(Locations.textOf(Path.of("/home/Ada Lovelace/100%/é").toUri()))
        .isEqualTo("file:///home/Ada Lovelace/100%/é");
  }

  @Test
  void aStoreKeepsItsName() {
    assertThat(Locations.textOf(URI.create("s3a://bucket/tureen/")))
        .isEqualTo("s3a://bucket/tureen/");
    assertThat(Locations.textOf(URI.create("hdfs://name:8020/tureen")))
        .isEqualTo("hdfs://name:8020/tureen");
  }
}
