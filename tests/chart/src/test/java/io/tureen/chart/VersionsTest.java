package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The chart has the versions of the build. */
class VersionsTest {
  private static final JsonNode CHART = Yaml.one(Home.readChart("Chart.yaml"));

  @Test
  void theChartAndItsImagesHaveTheVersionOfTheBuild() {
    String version = System.getProperty("tureen.version");

    assertThat(CHART.path("version").asText()).isEqualTo(version);
    assertThat(CHART.path("appVersion").asText()).isEqualTo(version);
    assertThat(PodTemplate.of(Rendered.defaults()))
        .allSatisfy(
            template ->
                assertThat(template.containers())
                    .allMatch(
                        it -> it.path("image").asText().matches("tureen/[a-z-]+:" + version)));
  }

  @Test
  void sparkApplicationsHaveTheVersionOfSparkInTheBuild() {
    assertThat(Rendered.defaults().of("SparkApplication"))
        .isNotEmpty()
        .allMatch(
            it -> it.at("/spec/sparkVersion").asText().equals(System.getProperty("spark.version")));
  }

  @Test
  void imagesMayComeFromARegistryUnderAnotherTag() {
    assertThat(PodTemplate.of(Rendered.of("a registry")))
        .allSatisfy(
            template -> {
              assertThat(template.containers())
                  .allMatch(
                      it ->
                          it.path("image").asText().startsWith("registry.example.com:5000/tureen/"))
                  .allMatch(it -> it.path("image").asText().endsWith(":1.2.3"))
                  .allMatch(it -> it.path("imagePullPolicy").asText().equals("Always"));
              assertThat(template.spec().at("/imagePullSecrets").findValuesAsText("name"))
                  .containsExactly("one", "two");
            });
  }
}
