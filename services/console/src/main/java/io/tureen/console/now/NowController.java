package io.tureen.console.now;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.tureen.console.now.audit.Audits;

/** Tells the page how things are now. */
@Controller
final class NowController {
  private final Watch watch;
  private final Audits audits;

  NowController(Watch watch, Audits audits) {
    this.watch = watch;
    this.audits = audits;
  }

  @Get(uri = "/api/now", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> now() {
    return HttpResponse.ok(NowDocument.of(watch.view(), audits.view(), watch.history().samples()))
        .header("Cache-Control", "no-store");
  }
}
