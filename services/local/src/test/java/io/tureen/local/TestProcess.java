package io.tureen.local;

import com.sun.net.httpserver.HttpServer;
import io.tureen.local.state.SupervisorLock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A small Java process of its own, for tests of what watches processes. */
public final class TestProcess {
  /** What it prints when it does what it is there for. */
  public static final String READY = "event=ready";

  @SuppressWarnings("unused") // Held for as long as the process lives.
  private static SupervisorLock lock;

  private TestProcess() {}

  /** Runs until it is ended. */
  public static Process thatWaits() throws IOException {
    return start("wait");
  }

  /** Runs on when it is asked to end; only a kill ends it. */
  public static Process thatIsStubborn() throws IOException {
    return start("stubborn");
  }

  public static Process thatLocks(Path file) throws IOException {
    return start("lock", file.toString());
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(java(), "-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(TestProcess.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String line = process.inputReader().readLine();
    if (!READY.equals(line)) {
      throw new IllegalStateException(line);
    }
    return process;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * {@code wait}, {@code stubborn}, {@code lock FILE}, {@code listen PORT}, {@code fail STATUS} or
   * {@code end}.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments[0]) {
      case "wait" -> {}
      case "stubborn" -> Runtime.getRuntime().addShutdownHook(new Thread(TestProcess::waitForEver));
      case "lock" -> lock = SupervisorLock.tryTake(Path.of(arguments[1])).orElseThrow();
      case "listen" -> listen(Integer.parseInt(arguments[1]));
      case "fail" -> System.exit(Integer.parseInt(arguments[1]));
      case "end" -> {
        System.out.println(READY);
        return;
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.out.println(READY);
    waitForEver();
  }

  private static void listen(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
