package io.tureen.catalogue.event;

/**
 * One thing that is wrong with an event.
 *
 * @param field the field in question; empty when it is the whole
 * @param reason what is wrong and what would be right, in a sentence or two; printable text without
 *     line breaks
 */
public record Problem(ProblemCode code, String field, String reason) {}
