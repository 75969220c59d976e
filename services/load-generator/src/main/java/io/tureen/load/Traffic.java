package io.tureen.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.catalogue.Envelope;
import io.tureen.traffic.PlanLine;
import io.tureen.traffic.Simulator;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The plan's events as the bodies of requests, made when they are asked for. */
final class Traffic implements Iterator<EventBatch> {
  /** The API takes 1 MiB; an event that would not fit any more goes into the next request. */
  static final int LARGEST_REQUEST = 1_000_000;

  private static final ObjectWriter JSON = new ObjectMapper().writer();

  private final Iterator<PlanLine> lines;
  private final Simulator simulator;
  private final int batch;
  private final Optional<Clock> now;
  private byte[] left;

  /**
   * @param now what tells the time at which an event happens; empty: as the simulator made it
   */
  Traffic(Iterator<PlanLine> lines, Simulator simulator, int batch, Optional<Clock> now) {
    this.lines = lines;
    this.simulator = simulator;
    this.batch = batch;
    this.now = now;
  }

  @Override
  public boolean hasNext() {
    return left != null || lines.hasNext();
  }

  @Override
  public EventBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return batch == 1 ? new EventBatch(event(), 1) : array();
  }

  private EventBatch array() {
    ByteArrayOutputStream array = new ByteArrayOutputStream();
    int events = 0;
    while (events < batch && hasNext()) {
      byte[] event = event();
      if (events > 0 && array.size() + event.length + 2 > LARGEST_REQUEST) {
        left = event;
        break;
      }
      array.write(events++ == 0 ? '[' : ',');
      array.writeBytes(event);
    }
    array.write(']');
    return new EventBatch(array.toByteArray(), events);
  }

  private byte[] event() {
    if (left != null) {
      byte[] event = left;
      left = null;
      return event;
    }
    PlanLine line = lines.next();
    ObjectNode event = simulator.event(line.eventType(), line.given());
    now.ifPresent(clock -> event.put(Envelope.EVENT_TIMESTAMP, clock.instant().toString()));
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
