/** The HTTP side: routes, answers, problems and documents. */
package io.tureen.api.http;
