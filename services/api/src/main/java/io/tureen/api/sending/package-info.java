/**
 * The way of events to Kafka: admitted within a bound, sent by one thread, answered when Kafka has
 * acknowledged them or when time is up, and remembered by their ids until it is certain what became
 * of them. Knows nothing of HTTP.
 */
package io.tureen.api.sending;
