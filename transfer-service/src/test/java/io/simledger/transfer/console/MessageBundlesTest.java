package io.simledger.transfer.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Texts of the console in both languages")
class MessageBundlesTest {
  private static final Pattern VALUE = Pattern.compile("\\{([a-zA-Z]+)}");

  static List<Class<?>> bundles() {
    List<Class<?>> bundles =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.simledger.transfer.console")
                .stream()
                .filter(type -> type.isAnnotatedWith(MessageBundle.class))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    assertThat(bundles).hasSizeGreaterThan(5);
    return bundles;
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void japaneseHasExactlyTheTextsOfTheInterface(Class<?> bundle) throws IOException {
    assertThat(new TreeSet<>(japanese(bundle).stringPropertyNames()))
        .isEqualTo(
            Arrays.stream(bundle.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Message.class))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesSayTheSameValues(Class<?> bundle) throws IOException {
    Properties japanese = japanese(bundle);
    for (Method text : bundle.getDeclaredMethods()) {
      if (text.isAnnotationPresent(Message.class)) {
        assertThat(values(japanese.getProperty(text.getName())))
            .as(bundle.getSimpleName() + "." + text.getName())
            .isEqualTo(values(text.getAnnotation(Message.class).value()));
        assertThat(japanese.getProperty(text.getName())).isNotBlank();
      }
    }
  }

  private static TreeSet<String> values(String text) {
    Stream<MatchResult> values = VALUE.matcher(text).results();
    return values.map(value -> value.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties japanese(Class<?> bundle) throws IOException {
    String name =
        "/messages/%s_ja.properties".formatted(bundle.getAnnotation(MessageBundle.class).value());
    try (Reader reader =
        new InputStreamReader(
            MessageBundlesTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(reader);
      return properties;
    }
  }
}
