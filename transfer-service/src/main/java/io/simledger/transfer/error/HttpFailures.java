package io.simledger.transfer.error;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Reads from a failure of the HTTP or database layer what to answer. */
final class HttpFailures {
  /** SQLSTATE {@code character_not_in_repertoire}: text with NUL. */
  private static final String UNSTORABLE = "22021";

  private HttpFailures() {}

  static ErrorCode errorOf(WebApplicationException rejection) {
    // A value of the query or the path that cannot be converted is reported as "not found" by the
    // REST layer, with the failed conversion as its cause.
    if (rejection instanceof NotFoundException && rejection.getCause() != null) {
      return ErrorCode.PARAMETER_INVALID;
    }
    return errorOf(rejection.getResponse().getStatus());
  }

  static ErrorCode errorOf(int status) {
    return switch (status) {
      case 404 -> ErrorCode.PATH_UNKNOWN;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 406 -> ErrorCode.NOT_ACCEPTABLE;
      case 413 -> ErrorCode.BODY_TOO_LARGE;
      case 415 -> ErrorCode.MEDIA_TYPE_UNSUPPORTED;
      default -> status < 500 ? ErrorCode.REQUEST_MALFORMED : ErrorCode.UNEXPECTED;
    };
  }

  /** Whether the database is away: connection lost (08), no resources (53), shutting down (57). */
  static boolean isUnavailable(Throwable failure) {
    return causes(failure)
        .anyMatch(cause -> cause instanceof SQLException sql && isUnavailable(sql.getSQLState()));
  }

  /**
   * What a request is told when the operator or SAM user that it writes about was removed while it
   * ran: its row would refer to nobody.
   */
  static Optional<ErrorCode> errorOfRemoved(Throwable failure) {
    return causes(failure)
        .filter(PSQLException.class::isInstance)
        .map(violation -> constraint((PSQLException) violation))
        .flatMap(constraint -> errorOfBroken(constraint).stream())
        .findFirst();
  }

  /**
   * What was asked with text that the database cannot store, which a form may hold: nothing is kept
   * or found under it.
   */
  static Optional<ErrorCode> errorOfUnstorable(Throwable failure) {
    return causes(failure)
        .filter(cause -> cause instanceof SQLException sql && UNSTORABLE.equals(sql.getSQLState()))
        .findFirst()
        .map(cause -> ErrorCode.PARAMETER_INVALID);
  }

  private static Optional<ErrorCode> errorOfBroken(String constraint) {
    if (constraint.endsWith("_destination_operator_id_fkey")) {
      return Optional.of(ErrorCode.TRANSFER_DESTINATION_NOT_FOUND);
    }
    if (constraint.endsWith("_operator_id_fkey")) {
      return Optional.of(ErrorCode.CREDENTIALS_INVALID);
    }
    return constraint.endsWith("_user_name_fkey")
        ? Optional.of(ErrorCode.USER_NOT_FOUND)
        : Optional.empty();
  }

  private static String constraint(PSQLException violation) {
    ServerErrorMessage message = violation.getServerErrorMessage();
    String constraint = message == null ? null : message.getConstraint();
    return constraint == null ? "" : constraint;
  }

  private static boolean isUnavailable(@Nullable String sqlState) {
    return sqlState != null
        && (sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57P"));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .map(cause -> (Throwable) cause);
  }
}
