package io.tureen.replay;

/** Hears how a replay goes. */
interface ReplayListener {

  /** It goes on after this. */
  void waiting(String why);

  /** So many rejected records are there to be looked at. */
  void planned(long records);

  /** Kafka has acknowledged a record. */
  void acknowledged();

  /** Records were looked at, and those to be sent were sent. */
  void examined(int records);
}
