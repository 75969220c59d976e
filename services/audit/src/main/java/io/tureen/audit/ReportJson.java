package io.tureen.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report as a program reads it. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  static String of(AuditReport report) {
    ObjectNode json = JSON.createObjectNode();
    json.put("at", report.at().toString());
    json.put("topic", report.topic());
    json.put("topic_id", report.topicId());
    json.put("accounted", report.isAccounted());
    json.put("unaccounted", report.unaccounted());
    ArrayNode partitions = json.putArray("partitions");
    report.partitions().forEach(partition -> add(partitions.addObject(), partition));
    ArrayNode findings = json.putArray("findings");
    for (Finding finding : report.findings()) {
      findings
          .addObject()
          .put("code", finding.problem().code())
          .put("failure", finding.isFailure())
          .put("text", finding.text());
    }
    return json.toPrettyString() + "\n";
  }

  private static void add(ObjectNode json, PartitionReport partition) {
    json.put("partition", partition.partition());
    json.put("first", partition.first());
    json.put("from", partition.from());
    json.put("to", partition.to());
    json.put("next", partition.next());
    add(json.putObject("seen"), partition.seen());
    add(json.putObject("so_far"), partition.soFar());
    add(json.putObject("empty"), partition.empty());
    add(json.putObject("removed"), partition.removed());
    add(json.putObject("audited_before"), partition.auditedBefore());
    add(json.putObject("expired"), partition.expired());
    add(json.putObject("missing"), partition.missing());
    add(json.putObject("double"), partition.doubled());
  }

  private static void add(ObjectNode json, Counts counts) {
    json.put("rows", counts.rows());
    json.put("rejected", counts.rejected());
    json.put("duplicates", counts.duplicates());
    json.put("explained", counts.explained());
  }

  private static void add(ObjectNode json, OffsetRanges offsets) {
    json.put("count", offsets.count());
    ArrayNode first = json.putArray("first");
    offsets
        .first()
        .forEach(range -> first.addObject().put("first", range.first()).put("last", range.last()));
    json.put("more", offsets.hasMore());
  }
}
