package io.tureen.api.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.tureen.api.document.Documents;

/** What is known here, for people and programs. */
@Controller
final class DocumentsController {

  private final Documents documents;

  DocumentsController(Documents documents) {
    this.documents = documents;
  }

  @Get(uri = "/v1/catalogue", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> catalogue() {
    return HttpResponse.ok(documents.catalogue());
  }

  @Get(uri = "/openapi", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> openApi() {
    return HttpResponse.ok(documents.openApi());
  }
}
