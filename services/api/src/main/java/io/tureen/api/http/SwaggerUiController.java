package io.tureen.api.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.net.URI;

/** Leads to the page, whose files Micronaut serves as static resources below that address. */
@Controller
final class SwaggerUiController {

  @Get("/swagger-ui")
  HttpResponse<?> page() {
    return HttpResponse.temporaryRedirect(URI.create("/swagger-ui/index.html"));
  }
}
