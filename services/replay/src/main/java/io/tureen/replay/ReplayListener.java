package io.tureen.replay;

/** Hears how a replay goes. */
interface ReplayListener {

  /** It goes on after this. */
  void waiting(String why);

  /** So many rejected records are there to be looked at. */
  void planned(long records);

  /** A replay before this one was killed, and had sent so many. */
  void recovered(int records);

  /** Records are written down as about to be sent. */
  void claimed(int records);

  /** Kafka has acknowledged a record. */
  void acknowledged();

  /** Records were looked at, and those that fit were sent. */
  void examined(int records);
}
