package io.tureen.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses at which a process listens, as Linux tells them.
 *
 * <p>See proc_pid_net(5): a line of {@code net/tcp} has the local address in hexadecimal, in the
 * machine's byte order by words of four bytes, then the state (0A is LISTEN) and the socket's
 * inode.
 */
public final class ListeningSockets {
  private static final String LISTEN = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private ListeningSockets() {}

  /** Addresses such as {@code 127.0.0.1}, of each socket that the process listens with. */
  public static Set<String> addresses(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    Set<String> sockets = sockets(process);
    Set<String> addresses = new TreeSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      for (String line : Files.readAllLines(process.resolve(table))) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns[STATE].equals(LISTEN) && sockets.contains(columns[INODE])) {
          addresses.add(address(columns[LOCAL_ADDRESS]));
        }
      }
    }
    return addresses;
  }

  private static Set<String> sockets(Path process) throws IOException {
    try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
      return descriptors
          .map(ListeningSockets::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring("socket:[".length(), target.length() - 1))
          .collect(Collectors.toSet());
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed since it was listed
    }
  }

  private static String address(String addressAndPort) throws IOException {
    byte[] bytes =
        HexFormat.of().parseHex(addressAndPort.substring(0, addressAndPort.indexOf(':')));
    ByteBuffer address = ByteBuffer.allocate(bytes.length);
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    while (words.hasRemaining()) {
      address.putInt(words.getInt());
    }
    // An IPv4 address within IPv6 comes out as the IPv4 address.
    return InetAddress.getByAddress(address.array()).getHostAddress();
  }
}
