package io.simledger.billing.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** Row of {@code account}, for reading; rows are written by {@link BillingAccounts#ensure}. */
@Entity
@Immutable
@Table(name = "account")
@NullUnmarked
class AccountEntity extends PanacheEntityBase {
  @Id
  @Column(name = "account_id")
  int id;

  @Column(name = "operator_id")
  String operatorId;

  short coverage;

  BillingAccount toAccount() {
    return new BillingAccount(id, operatorId, Coverage.of(coverage));
  }
}
