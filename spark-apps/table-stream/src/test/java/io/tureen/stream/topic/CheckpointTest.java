package io.tureen.stream.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.stream.failure.StreamException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir Path directory;
  private Checkpoint checkpoint;

  @BeforeEach
  void open() throws Exception {
    checkpoint = new Checkpoint(directory.toUri(), "sales", new Configuration());
  }

  @Test
  void aNewOneKnowsNoTopicAndHasNoQuery() throws Exception {
    assertThat(checkpoint.identity()).isEmpty();
    assertThat(checkpoint.hasQuery()).isFalse();
    assertThat(checkpoint.setQueryAside()).isEmpty();
  }

  @Test
  void theTopicIsKept() throws Exception {
    TopicIdentity first = new TopicIdentity("cluster", "sales", "topic-1");
    TopicIdentity second = new TopicIdentity("cluster", "sales", "topic-2");

    checkpoint.writeIdentity(first);
    checkpoint.writeIdentity(second);

    assertThat(checkpoint.identity()).contains(second);
  }

  @Test
  void aFileThatIsNotAnIdentityIsNamed() throws Exception {
    Files.createDirectories(directory.resolve("sales"));
    Files.writeString(directory.resolve("sales/topic.json"), "nonsense");

    assertThatThrownBy(checkpoint::identity)
        .isInstanceOf(StreamException.class)
        .hasMessageContaining("topic.json")
        .hasMessageContaining("Delete the file");
  }

  @Test
  void theTopicIsNotWrittenAgainWhenItIsTheSame() throws Exception {
    TopicIdentity topic = new TopicIdentity("cluster", "sales", "topic-1");
    checkpoint.writeIdentity(topic);
    Path file = directory.resolve("sales/topic.json");
    FileTime written = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(file, written);

    checkpoint.writeIdentity(topic);

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
  }

  @Test
  void aQuerySetAsideIsKept() throws Exception {
    for (String name : List.of("query", "query-2")) {
      assertThat(checkpoint.query().getName()).isEqualTo(name);
      Files.createDirectories(directory.resolve("sales").resolve(name).resolve("offsets"));
      assertThat(checkpoint.hasQuery()).isTrue();

      assertThat(checkpoint.setQueryAside()).map(org.apache.hadoop.fs.Path::getName).contains(name);

      assertThat(checkpoint.hasQuery()).isFalse();
      assertThat(directory.resolve("sales").resolve(name).resolve("offsets")).isDirectory();
    }
  }
}
