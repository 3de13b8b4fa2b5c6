package io.simledger.transfer.account;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which coverage types an operator has, and how it pays for each (T7). */
@ApplicationScoped
public class Coverages {
  private final Sql sql;

  Coverages(Sql sql) {
    this.sql = sql;
  }

  /** Adds a coverage type, without a payment method. To have it already is success. */
  @Transactional
  public void add(String operatorId, CoverageType coverageType) {
    sql.update(
        """
        INSERT INTO operator_coverage (
          operator_id,
          coverage_type
        )
        VALUES (
          :operatorId,
          :coverageType
        )
        ON CONFLICT DO NOTHING
        """,
        binds(operatorId, coverageType));
  }

  /** The coverage types that an operator has, Japan first. */
  @Transactional
  public List<CoverageType> of(String operatorId) {
    return sql.query(
        """
        SELECT coverage_type
        FROM operator_coverage
        WHERE operator_id = :operatorId
        ORDER BY coverage_type DESC
        """,
        Map.of("operatorId", operatorId),
        row -> CoverageType.fromString((String) row[0]));
  }

  /** Refuses an operator without the coverage type. */
  @Transactional
  public void require(String operatorId, CoverageType coverageType) {
    if (!has(operatorId, coverageType)) {
      throw new ApiException(ErrorCode.COVERAGE_TYPE_MISSING);
    }
  }

  /** Refuses an operator that cannot pay for SIMs of the coverage type (T7). */
  @Transactional
  public void requirePaymentMethod(String operatorId, CoverageType coverageType) {
    require(operatorId, coverageType);
    if (paymentMethod(operatorId, coverageType).isEmpty()) {
      throw new ApiException(ErrorCode.PAYMENT_METHOD_MISSING);
    }
  }

  /** The payment method for bills of the coverage type. */
  @Transactional
  public Optional<PaymentMethod> paymentMethod(String operatorId, CoverageType coverageType) {
    String wireName =
        sql.value(
            """
            SELECT payment_method
            FROM operator_coverage
            WHERE operator_id = :operatorId
              AND coverage_type = :coverageType
              AND payment_method IS NOT NULL
            """,
            binds(operatorId, coverageType),
            String.class);
    return Optional.ofNullable(wireName).map(PaymentMethod::fromString);
  }

  /** Sets how the operator pays for the coverage type, which it must have. */
  @Transactional
  public void setPaymentMethod(
      String operatorId, CoverageType coverageType, PaymentMethod paymentMethod) {
    int changed =
        sql.update(
            """
            UPDATE operator_coverage
            SET payment_method = :paymentMethod
            WHERE operator_id = :operatorId
              AND coverage_type = :coverageType
            """,
            Map.of(
                "operatorId", operatorId,
                "coverageType", coverageType.wireName(),
                "paymentMethod", paymentMethod.wireName()));
    if (changed == 0) {
      throw new ApiException(ErrorCode.COVERAGE_TYPE_MISSING);
    }
  }

  private boolean has(String operatorId, CoverageType coverageType) {
    return sql.value(
            """
            SELECT 1
            FROM operator_coverage
            WHERE operator_id = :operatorId
              AND coverage_type = :coverageType
            """,
            binds(operatorId, coverageType),
            Integer.class)
        != null;
  }

  private static Map<String, String> binds(String operatorId, CoverageType coverageType) {
    return Map.of("operatorId", operatorId, "coverageType", coverageType.wireName());
  }
}
