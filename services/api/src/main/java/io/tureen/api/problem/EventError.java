package io.tureen.api.problem;

/**
 * One mistake in one event.
 *
 * @param index of the event in the request, from 0
 * @param field that is wrong; empty if it is the event as a whole
 * @param code the catalogue's word for it
 * @param reason what is wrong and what would be right
 */
public record EventError(int index, String field, String code, String reason) {}
