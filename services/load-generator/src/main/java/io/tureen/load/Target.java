package io.tureen.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The API's place for events, and a request to it as bytes. */
final class Target {
  private static final int DEFAULT_PORT = 80;
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final String host;
  private final int port;
  private final byte[] requestHead;

  /**
   * @param url the API's address, which may have a path before {@code /v1/events}
   */
  Target(URI url) {
    String path = url.getRawPath().replaceAll("/+$", "") + "/v1/events";
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: tureen-load\r\nAccept: application/json\r\n"
                .formatted(path, url.getRawAuthority())
            + "Content-Type: application/json\r\nContent-Length: ";
    // A literal IPv6 address stands in brackets in a URL.
    this.host = url.getHost().replaceAll("^\\[|]$", "");
    this.port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
    this.requestHead = head.getBytes(StandardCharsets.US_ASCII);
  }

  InetSocketAddress address() {
    return InetSocketAddress.createUnresolved(host, port);
  }

  ByteBuf request(ByteBufAllocator allocator, byte[] json) {
    byte[] length = Integer.toString(json.length).getBytes(StandardCharsets.US_ASCII);
    return allocator
        .directBuffer(requestHead.length + length.length + END_OF_HEAD.length + json.length)
        .writeBytes(requestHead)
        .writeBytes(length)
        .writeBytes(END_OF_HEAD)
        .writeBytes(json);
  }
}
