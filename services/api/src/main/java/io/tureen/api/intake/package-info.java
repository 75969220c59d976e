/**
 * From the bytes of a request to events that fit the catalogue, all or none. Knows nothing of HTTP
 * but its problems, and nothing of Kafka.
 */
package io.tureen.api.intake;
