package io.tureen.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Finding BROKER =
      Finding.symptom("kafka", ErrorCode.BROKER_DOWN, "No answer.", "kafka-port", "Look.");
  private static final Finding API =
      Finding.symptom("api", ErrorCode.PART_NOT_READY, "It waits.", "", "Wait.");
  private static final Report REPORT =
      new Report(
          "all",
          Diagnosis.of(List.of(API, BROKER), Dependencies.of(List.of())),
          Duration.ofSeconds(2));

  @Test
  void aPersonReadsTheCauseWithPlaceAndRemedyAndOnlyTheNamesOfTheConsequences() {
    assertThat(REPORT.lines())
        .containsExactly(
            "PART   CODE                   BECAUSE OF",
            "kafka  TUREEN-BROKER-DOWN",
            "api    TUREEN-PART-NOT-READY  kafka",
            "",
            "kafka: TUREEN-BROKER-DOWN",
            "  No answer.",
            "  Set in: kafka-port",
            "  To do: Look.",
            "",
            "Examined in 2.0 s.");
  }

  @Test
  void aProgramReadsAllOfIt() {
    assertThat(REPORT.json().toString())
        .isEqualTo(
            """
            {"well":false,"seconds":2.0,\
            "causes":[{"part":"kafka","code":"TUREEN-BROKER-DOWN","what":"No answer.","set_in":"kafka-port","to_do":"Look."}],\
            "consequences":[{"part":"api","code":"TUREEN-PART-NOT-READY","what":"It waits.","set_in":"","to_do":"Wait.","because_of":["kafka"]}]}""");
  }

  @Test
  void wellIsSaidInALine() {
    Report well =
        new Report(
            "every part answers",
            Diagnosis.of(List.of(), Dependencies.of(List.of())),
            Duration.ofSeconds(1));

    assertThat(well.lines())
        .containsExactly("All is well: every part answers.", "Examined in 1.0 s.");
  }
}
