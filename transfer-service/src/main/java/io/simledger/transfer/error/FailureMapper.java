package io.simledger.transfer.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.grpc.StatusRuntimeException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure of a REST operation with the JSON of rule A5. */
class FailureMapper {
  private static final Logger LOG = Logger.getLogger(FailureMapper.class);

  private final AllowedMethods allowedMethods;

  FailureMapper(AllowedMethods allowedMethods) {
    this.allowedMethods = allowedMethods;
  }

  @ServerExceptionMapper
  Response refused(ApiException refusal, HttpHeaders headers) {
    return answer(refusal.errorCode(), refusal.details(), headers);
  }

  @ServerExceptionMapper
  Response violated(ResteasyReactiveViolationException violation, HttpHeaders headers) {
    return answer(ErrorCode.PARAMETER_INVALID, Violations.fields(violation), headers);
  }

  /** An element of a list that is nothing: a wrong value rather than another form. */
  @ServerExceptionMapper
  Response empty(InvalidNullException nothing, HttpHeaders headers) {
    return answer(ErrorCode.PARAMETER_INVALID, Violations.fields(nothing), headers);
  }

  @ServerExceptionMapper
  Response mismatched(MismatchedInputException mismatch, HttpHeaders headers) {
    return answer(ErrorCode.REQUEST_MALFORMED, Violations.fields(mismatch), headers);
  }

  @ServerExceptionMapper
  Response unreadable(JacksonException unreadable, HttpHeaders headers) {
    return answer(ErrorCode.REQUEST_MALFORMED, List.of(), headers);
  }

  /** What the billing service refuses, or that it is away. */
  @ServerExceptionMapper
  Response refusedByBilling(StatusRuntimeException refusal, HttpHeaders headers) {
    ErrorCode error = BillingRefusals.errorOf(refusal.getStatus());
    if (error == ErrorCode.UNEXPECTED) {
      return failed(refusal, headers);
    }
    if (error == ErrorCode.UNAVAILABLE) {
      LOG.warnf("The billing service did not answer: %s", refusal.getStatus().getCode());
    }
    return answer(error, List.of(), headers);
  }

  @ServerExceptionMapper
  Response tooLarge(BodyLimit.TooLargeException tooLarge, HttpHeaders headers) {
    return answer(ErrorCode.BODY_TOO_LARGE, List.of(), headers);
  }

  /** What the REST layer itself refuses: paths, methods, media types, conversions. */
  @ServerExceptionMapper
  Response rejected(WebApplicationException rejection, HttpHeaders headers, UriInfo request) {
    if (rejection.getCause() instanceof ApiException refusal) {
      return refused(refusal, headers);
    }
    ErrorCode error = HttpFailures.errorOf(rejection);
    if (error.status() >= 500) {
      return failed(rejection, headers);
    }
    Response answer = answer(error, List.of(), headers);
    return error == ErrorCode.METHOD_NOT_ALLOWED
        ? Response.fromResponse(answer)
            .header(HttpHeaders.ALLOW, allowedMethods.of(request.getPath()))
            .build()
        : answer;
  }

  @ServerExceptionMapper
  Response failed(Throwable failure, HttpHeaders headers) {
    return answer(
        HttpFailures.errorOfRemoved(failure)
            .or(() -> HttpFailures.errorOfUnstorable(failure))
            .orElseGet(() -> unexpected(failure)),
        List.of(),
        headers);
  }

  private static ErrorCode unexpected(Throwable failure) {
    LOG.error("A request failed", failure);
    return HttpFailures.isUnavailable(failure) ? ErrorCode.UNAVAILABLE : ErrorCode.UNEXPECTED;
  }

  private static Response answer(ErrorCode error, List<String> details, HttpHeaders headers) {
    Language language = Language.of(headers.getHeaderString(Language.HEADER));
    return Response.status(error.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(ErrorBody.of(error, language, details))
        .build();
  }
}
