window.ui = SwaggerUIBundle({
  url: "../openapi",
  dom_id: "#swagger-ui",
  deepLinking: true,
  tryItOutEnabled: true,
  validatorUrl: null // the validator of Swagger UI is a public server, which this document is nobody's business of
});
