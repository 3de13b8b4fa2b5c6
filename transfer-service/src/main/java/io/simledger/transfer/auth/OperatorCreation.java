package io.simledger.transfer.auth;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.account.Coverages;
import io.simledger.transfer.account.Operator;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.account.PaymentMethod;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.error.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Creates operators with a password, coverage types and payment methods. */
@ApplicationScoped
public class OperatorCreation {
  private final Operators operators;
  private final Coverages coverages;
  private final Passwords passwords;

  OperatorCreation(Operators operators, Coverages coverages, Passwords passwords) {
    this.operators = operators;
    this.coverages = coverages;
    this.passwords = passwords;
  }

  /**
   * The operator with this address and password, created unless it exists. Repeated, even at once,
   * it is the same operator as it is by then, because clients repeat requests.
   *
   * @param coverageTypes those of a new operator, each with how it pays, if it can
   * @param mailLanguage in which mails are written to a new operator
   * @throws ApiException {@link ErrorCode#EMAIL_TAKEN} when the operator with the address has
   *     another password
   */
  public Operator findOrCreate(
      String email,
      String password,
      Map<CoverageType, Optional<PaymentMethod>> coverageTypes,
      Language mailLanguage) {
    return operators
        .findByEmail(email)
        .map(existing -> checked(existing, password))
        .orElseGet(() -> createdOrFound(email, password, coverageTypes, mailLanguage));
  }

  private Operator checked(Operator existing, String password) {
    if (!passwords.matches(password, Optional.of(existing.passwordHash()))) {
      throw new ApiException(ErrorCode.EMAIL_TAKEN, "email");
    }
    return existing;
  }

  /** Another request may create the operator while the password is hashed. */
  private Operator createdOrFound(
      String email,
      String password,
      Map<CoverageType, Optional<PaymentMethod>> coverageTypes,
      Language mailLanguage) {
    String hash = passwords.hash(password, email);
    try {
      return QuarkusTransaction.requiringNew()
          .call(() -> create(email, hash, coverageTypes, mailLanguage));
    } catch (ApiException refusal) {
      if (refusal.errorCode() != ErrorCode.EMAIL_TAKEN) {
        throw refusal;
      }
      return checked(operators.findByEmail(email).orElseThrow(() -> refusal), password);
    }
  }

  private Operator create(
      String email,
      String hash,
      Map<CoverageType, Optional<PaymentMethod>> coverageTypes,
      Language mailLanguage) {
    Operator operator = operators.create(email, hash, mailLanguage);
    coverageTypes.forEach(
        (coverageType, paymentMethod) -> {
          coverages.add(operator.operatorId(), coverageType);
          paymentMethod.ifPresent(
              method -> coverages.setPaymentMethod(operator.operatorId(), coverageType, method));
        });
    return operator;
  }
}
