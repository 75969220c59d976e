package io.tureen.stream.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.stream.failure.StreamException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void aQuerySetAsideIsKept() throws Exception {
    for (int i = 1; i <= 2; i++) {
      Files.createDirectories(directory.resolve("sales/query/offsets"));
      checkpoint.setQueryAside();
    }

    assertThat(checkpoint.hasQuery()).isFalse();
    assertThat(directory.resolve("sales/query-before-1/offsets")).isDirectory();
    assertThat(directory.resolve("sales/query-before-2/offsets")).isDirectory();
  }
}
