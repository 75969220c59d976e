package io.tureen.load;

/**
 * Hears how a load goes. It is called a few times a second by the sending thread: return quickly.
 */
public interface ProgressListener {
  ProgressListener NONE =
      new ProgressListener() {
        @Override
        public void progress(Progress progress) {}

        @Override
        public void waiting(String why) {}
      };

  void progress(Progress progress);

  /** The API cannot be reached for now; it is tried again. */
  void waiting(String why);
}
