package io.simledger.transfer.sandbox;

import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.account.Operator;
import io.simledger.transfer.account.PaymentMethod;
import io.simledger.transfer.auth.IssuedSession;
import io.simledger.transfer.auth.OperatorCreation;
import io.simledger.transfer.auth.Sessions;
import io.simledger.transfer.error.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes an operator at once that elsewhere goes through a whole sign-up (X1). */
@ApplicationScoped
class Signup {
  private final OperatorCreation operators;
  private final Sessions sessions;

  Signup(OperatorCreation operators, Sessions sessions) {
    this.operators = operators;
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
    Optional<PaymentMethod> paymentMethod =
        registerPaymentMethod ? Optional.of(PaymentMethod.CREDIT_CARD) : Optional.empty();
    Operator operator =
        operators.findOrCreate(
            email,
            password,
            coverageTypes.stream().collect(Collectors.toMap(type -> type, type -> paymentMethod)),
            mailLanguage);
    return sessions.openForPassword(operator.operatorId(), operator.passwordHash(), null);
  }
}
