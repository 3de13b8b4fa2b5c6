package io.simledger.transfer.sandbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.account.Coverages;
import io.simledger.transfer.account.Operator;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.account.PaymentMethod;
import io.simledger.transfer.auth.IssuedSession;
import io.simledger.transfer.auth.Passwords;
import io.simledger.transfer.auth.Sessions;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.error.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Makes an operator at once that elsewhere goes through a whole sign-up (X1). */
@ApplicationScoped
class Signup {
  private final Operators operators;
  private final Coverages coverages;
  private final Passwords passwords;
  private final Sessions sessions;

  Signup(Operators operators, Coverages coverages, Passwords passwords, Sessions sessions) {
    this.operators = operators;
    this.coverages = coverages;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  /**
   * Creates an operator and logs it in. Repeated with the same address and password it logs in
   * again, because clients repeat requests; another password is refused.
   */
  IssuedSession init(
      String email,
      String password,
      Set<CoverageType> coverageTypes,
      boolean registerPaymentMethod,
      Language mailLanguage) {
    Operator operator =
        operators
            .findByEmail(email)
            .map(existing -> checked(existing, password))
            .orElseGet(
                () -> create(email, password, coverageTypes, registerPaymentMethod, mailLanguage));
    return sessions.openForPassword(operator.operatorId(), operator.passwordHash(), null);
  }

  private Operator checked(Operator existing, String password) {
    if (!passwords.matches(password, Optional.of(existing.passwordHash()))) {
      throw new ApiException(ErrorCode.EMAIL_TAKEN, "email");
    }
    return existing;
  }

  private Operator create(
      String email,
      String password,
      Set<CoverageType> coverageTypes,
      boolean registerPaymentMethod,
      Language mailLanguage) {
    String hash = passwords.hash(password, email);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Operator operator = operators.create(email, hash, mailLanguage);
              for (CoverageType coverageType : coverageTypes) {
                coverages.add(operator.operatorId(), coverageType);
                if (registerPaymentMethod) {
                  coverages.setPaymentMethod(
                      operator.operatorId(), coverageType, PaymentMethod.CREDIT_CARD);
                }
              }
              return operator;
            });
  }
}
