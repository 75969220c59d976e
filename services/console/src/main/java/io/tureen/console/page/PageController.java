package io.tureen.console.page;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.io.IOException;
import java.io.InputStream;

/** The one page. Its script shows the part that the path names. */
@Controller
final class PageController {

  private final byte[] page;

  PageController(ResourceLoader resources) throws IOException {
    try (InputStream file = resources.getResourceAsStream("page/index.html").orElseThrow()) {
      page = file.readAllBytes();
    }
  }

  @Get(
      uris = {"/", "/report", "/data"},
      produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> page() {
    return HttpResponse.ok(page);
  }
}
