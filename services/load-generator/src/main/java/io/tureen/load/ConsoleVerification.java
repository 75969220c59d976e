package io.tureen.load;

import io.tureen.catalogue.CatalogueException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A verification from a command line: each step with its time, and an exit status. */
public final class ConsoleVerification {
  public static final int ALL_ROWS = 0;
  public static final int FAILED = 1;
  public static final int WRONG_USAGE = 2;

  private ConsoleVerification() {}

  /**
   * Verifies what the options say.
   *
   * @param defaultApi the API's address where the options name none, and so on
   * @return the exit status
   */
  public static int run(
      VerifyOptions options,
      URI defaultApi,
      URI defaultTrino,
      Optional<Path> defaultCatalogue,
      PrintWriter out,
      PrintWriter err) {
    try {
      VerifySettings settings = options.settings(defaultApi, defaultTrino, defaultCatalogue);
      Duration taken = new Verification(settings, new Lines(out, err)).run();
      out.println("Verified in " + Words.of(taken) + ": what the API accepts becomes rows.");
      out.flush();
      return ALL_ROWS;
    } catch (LoadException e) {
      return complain(err, e, e.problem() == LoadProblem.BAD_SETTING ? WRONG_USAGE : FAILED);
    } catch (CatalogueException e) {
      return complain(err, e, WRONG_USAGE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static int complain(PrintWriter err, RuntimeException mistake, int status) {
    err.println(mistake.getMessage());
    err.flush();
    return status;
  }

  private record Lines(PrintWriter out, PrintWriter err) implements VerificationListener {
    @Override
    public void done(String step, Duration taken) {
      out.printf(Locale.ROOT, "%9s  %s%n", Words.of(taken), step);
      out.flush();
    }

    @Override
    public void waiting(String why) {
      err.println("waiting: " + why);
      err.flush();
    }
  }
}
