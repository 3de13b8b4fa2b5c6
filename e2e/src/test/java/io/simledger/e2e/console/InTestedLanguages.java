package io.simledger.e2e.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A flow through the console in the languages that the system property {@code console.languages}
 * names: English without it, since markup is the same in both and texts are compared elsewhere. The
 * hand-over itself is always gone through in both.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@MethodSource("io.simledger.e2e.console.InTestedLanguages$Languages#tested")
@interface InTestedLanguages {
  /** Where the languages come from. */
  final class Languages {
    private Languages() {}

    static Stream<String> tested() {
      return Stream.of(System.getProperty("console.languages", "en").split(","));
    }
  }
}
