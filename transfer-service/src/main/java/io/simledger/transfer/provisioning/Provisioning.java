package io.simledger.transfer.provisioning;

import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.account.Coverages;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.account.PaymentMethod;
import io.simledger.transfer.auth.OperatorCreation;
import io.simledger.transfer.error.Language;
import io.simledger.transfer.sim.SimStock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings operators and SIMs into the installation. The audit log belongs to operators and has
 * nothing of it; each success is a line of the service's log, without addresses and secrets.
 */
@ApplicationScoped
class Provisioning {
  private static final Logger LOG = Logger.getLogger(Provisioning.class);

  private final OperatorCreation creation;
  private final Operators operators;
  private final Coverages coverages;
  private final SimStock stock;

  Provisioning(
      OperatorCreation creation, Operators operators, Coverages coverages, SimStock stock) {
    this.creation = creation;
    this.operators = operators;
    this.coverages = coverages;
    this.stock = stock;
  }

  /** The id of the operator with this address and password, which exists from now on. */
  String createOperator(
      String email,
      String password,
      Map<CoverageType, Optional<PaymentMethod>> coverageTypes,
      Language mailLanguage) {
    String operatorId =
        creation.findOrCreate(email, password, coverageTypes, mailLanguage).operatorId();
    LOG.infof("Operator %s is provisioned", operatorId);
    return operatorId;
  }

  void setPaymentMethod(String operatorId, CoverageType coverageType, PaymentMethod paymentMethod) {
    coverages.setPaymentMethod(operators.get(operatorId).operatorId(), coverageType, paymentMethod);
    LOG.infof(
        "Operator %s pays for coverage %s by %s",
        operatorId, coverageType.wireName(), paymentMethod.wireName());
  }

  /** How many SIMs there were. */
  int stock(List<SimStock.NewSim> sims) {
    stock.add(sims);
    LOG.infof("%d SIMs are provisioned", sims.size());
    return sims.size();
  }
}
