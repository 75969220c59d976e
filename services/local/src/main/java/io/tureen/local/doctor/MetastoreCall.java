package io.tureen.local.doctor;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The one call {@code get_all_databases()} of a Hive Metastore, which its database has to answer.
 * Hive's own client is forty jars; this call has no arguments and needs no more than its name.
 *
 * @see <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-binary-protocol.md">
 *     Thrift's binary protocol</a>
 */
record MetastoreCall(InetSocketAddress address, Duration timeout) {
  private static final byte[] METHOD = "get_all_databases".getBytes(StandardCharsets.UTF_8);
  private static final int VERSION_1_CALL = 0x80010001;
  private static final int VERSION_1_REPLY = 0x80010002;
  private static final int STOP = 0;
  private static final int RESULT = 0;

  /**
   * Returns once it has answered.
   *
   * @throws IOException if nobody answers in time, or the answer is an error
   */
  void call() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) timeout.toMillis());
      socket.setSoTimeout((int) timeout.toMillis());
      socket.getOutputStream().write(question());
      DataInputStream answer = new DataInputStream(socket.getInputStream());
      boolean reply = answer.readInt() == VERSION_1_REPLY;
      answer.skipNBytes(answer.readInt());
      answer.readInt();
      int firstField = answer.readUnsignedByte();
      if (!reply || firstField == STOP || answer.readShort() != RESULT) {
        throw new IOException("it answers with an error: its database may be away");
      }
    }
  }

  private static byte[] question() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream question = new DataOutputStream(bytes);
    question.writeInt(VERSION_1_CALL);
    question.writeInt(METHOD.length);
    question.write(METHOD);
    question.writeInt(1);
    question.writeByte(STOP);
    return bytes.toByteArray();
  }
}
