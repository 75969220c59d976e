package io.tureen.load;

/** The body of one request and how many events it holds. */
final class EventBatch {
  private final byte[] json;
  private final int events;

  /**
   * @param json taken over, not copied
   */
  EventBatch(byte[] json, int events) {
    this.json = json;
    this.events = events;
  }

  byte[] json() {
    return json;
  }

  int events() {
    return events;
  }
}
