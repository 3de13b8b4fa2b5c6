package io.simledger.transfer.error;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Names the fields that a request got wrong, never their values. */
final class Violations {
  private Violations() {}

  static List<String> fields(ConstraintViolationException violations) {
    return violations.getConstraintViolations().stream()
        .map(Violations::field)
        .distinct()
        .sorted()
        .toList();
  }

  static List<String> fields(JsonMappingException mismatch) {
    Stream<String> names =
        mismatch.getPath().stream()
            .map(JsonMappingException.Reference::getFieldName)
            .filter(Objects::nonNull);
    String field = String.join(".", names.toList());
    // A name that the caller made up is input of the caller.
    return field.matches("[A-Za-z.]{1,100}") ? List.of(field) : List.of();
  }

  /** The property within the body, or the parameter itself. */
  private static String field(ConstraintViolation<?> violation) {
    List<Path.Node> nodes =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false).toList();
    String property =
        String.join(
            ".",
            nodes.stream()
                .filter(node -> node.getKind() == ElementKind.PROPERTY)
                .map(Path.Node::getName)
                .toList());
    return property.isEmpty()
        ? nodes.stream()
            .filter(node -> node.getKind() == ElementKind.PARAMETER)
            .map(Path.Node::getName)
            .findFirst()
            .orElse("body")
        : property;
  }
}
