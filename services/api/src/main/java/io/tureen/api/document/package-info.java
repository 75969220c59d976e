/** What is published about the API, made from the catalogue. */
package io.tureen.api.document;
