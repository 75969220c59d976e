package io.tureen.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.api.problem.ApiProblemCode;
import io.tureen.api.settings.ApiSettings;
import io.tureen.api.settings.Limits;
import io.tureen.settings.KafkaClientProperties;
import io.tureen.testing.Guide;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/api.md says is what there is. */
class GuideTest {

  private final String guide = Guide.read("docs/api.md").text();

  @Test
  void everyCodeIsThereWithItsStatus() {
    for (ApiProblemCode code : ApiProblemCode.values()) {
      assertThat(guide).contains("| %d | `%s` |".formatted(code.status(), code.name()));
    }
  }

  @Test
  void everySettingIsThere() {
    List<String> settings =
        Stream.of(ApiSettings.class, KafkaClientProperties.class, Limits.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
            .filter(
                field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
            .map(GuideTest::value)
            .toList();

    assertThat(settings)
        .hasSizeGreaterThan(10)
        .allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
