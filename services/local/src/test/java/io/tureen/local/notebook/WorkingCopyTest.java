package io.tureen.local.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingCopyTest {
  @TempDir private Path directory;
  private Path shipped;
  private WorkingCopy copy;

  @BeforeEach
  void ship() throws IOException {
    shipped = Files.writeString(directory.resolve("restaurant.ipynb"), "first");
    copy = new WorkingCopy(shipped, directory.resolve("state/notebooks"));
  }

  @Test
  void theFirstTimeItIsWhatIsShipped() throws IOException {
    assertThat(copy.refresh()).isFalse();
    assertThat(copy.file()).hasContent("first");
  }

  @Test
  void aCopyThatNobodyChangedFollowsWhatIsShipped() throws IOException {
    copy.refresh();
    Files.writeString(shipped, "second");

    assertThat(copy.refresh()).isFalse();
    assertThat(copy.file()).hasContent("second");
  }

  @Test
  void whatAPersonChangedStaysAndIsSaidToBeBehindOnlyWhenItIs() throws IOException {
    copy.refresh();
    Files.writeString(copy.file(), "mine");

    assertThat(copy.refresh()).isFalse();
    Files.writeString(shipped, "second");
    assertThat(copy.refresh()).isTrue();
    assertThat(copy.file()).hasContent("mine");
  }

  @Test
  void oneThatWasMovedAwayIsMadeAnew() throws IOException {
    copy.refresh();
    Files.writeString(copy.file(), "mine");
    Files.move(copy.file(), copy.file().resolveSibling("mine.ipynb"));

    copy.refresh();

    assertThat(copy.file()).hasContent("first");
  }
}
