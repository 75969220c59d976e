package io.tureen.testing;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An HTTP connection to this machine that is kept from one request to the next, without a library
 * that would repeat a request that is lost.
 */
public final class KeptConnection implements AutoCloseable {
  private static final int ANSWER_MILLIS = 30_000;
  private static final int STATUS = "HTTP/1.1 ".length();
  private static final String LENGTH = "content-length: ";

  private final Socket socket;
  private final BufferedReader answers;

  public KeptConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(ANSWER_MILLIS);
    answers =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  /**
   * An answer.
   *
   * @param last whether the server closes the connection after it
   */
  public record Answer(int status, boolean last) {}

  /**
   * Posts JSON, in ASCII.
   *
   * @throws IOException if there is no answer
   */
  public Answer post(String path, String json) throws IOException {
    String request =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path, json.length(), json);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String statusLine = line(); // HTTP/1.1 202 Accepted
    int status = Integer.parseInt(statusLine, STATUS, STATUS + 3, 10);
    boolean last = false;
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      last |= header.equals("connection: close");
      if (header.startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()));
      }
    }
    for (int i = 0; i < length; i++) {
      if (answers.read() < 0) {
        throw new EOFException("in the body of an answer");
      }
    }
    return new Answer(status, last);
  }

  private String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new EOFException("the connection was closed, and a request has no answer");
    }
    return line.toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
