package io.tureen.load;

/**
 * What the API answered.
 *
 * @param retryAfter the header's value, or null
 * @param body of an answer other than 202, as far as it is of interest
 * @param keepAlive whether the connection can be used again
 */
record Answer(int status, String retryAfter, String body, boolean keepAlive) {
  static final int ACCEPTED = 202;
  static final int UNAVAILABLE = 503;
}
