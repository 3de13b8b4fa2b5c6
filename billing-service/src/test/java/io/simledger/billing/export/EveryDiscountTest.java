package io.simledger.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.coupon.CouponScope;
import io.simledger.billing.coupon.Coupons;
import io.simledger.billing.intake.EventSink;
import io.simledger.billing.pricing.Catalogue;
import io.simledger.billing.pricing.CatalogueItem;
import io.simledger.billing.pricing.DiscountTerms;
import io.simledger.billing.pricing.ItemKind;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.billing.volumediscount.VolumeDiscountOrder;
import io.simledger.billing.volumediscount.VolumeDiscounts;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URL;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** B4, B8: every discount of the catalogue comes onto a bill and into the file under its name. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class EveryDiscountTest {
  /** Beyond every free tier. */
  private static final String QUANTITY = "2000000";

  private static final Map<String, String> COUPON_TARGETS =
      Map.of(
          "chargeCoupon", "soracomOrbitRequestCharge",
          "dataTrafficCoupon", "uploadDataCharge-s1.fast-daytime",
          "soracomBeamRequestCoupon", "soracomBeamRequestCharge-http",
          "soracomEndorseCoupon", "soracomEndorseCharge",
          "soracomFunnelRequestCoupon", "soracomFunnelRequestCharge-http");

  @TestHTTPResource("/")
  URL server;

  @Inject TestLedger ledger;
  @Inject Downloads downloads;
  @Inject Coupons coupons;
  @Inject VolumeDiscounts volumeDiscounts;
  @Inject DiscountTerms terms;
  @Inject EventSink events;
  @Inject InstantSource clock;

  static Stream<Named<CatalogueItem>> discounts() {
    return Catalogue.shipped().items().stream()
        .filter(item -> item.kind() == ItemKind.DISCOUNT)
        .map(item -> Named.of(item.name(), item));
  }

  @ParameterizedTest
  @MethodSource("discounts")
  void comesOntoABillAndIntoTheFileUnderItsExactName(CatalogueItem item) throws Exception {
    BillingAccount account = ledger.newAccount(Coverage.JP);
    Instant now = clock.instant();
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    if (item.name().endsWith("FreeTier")) {
      ledger.charge(account, today, 0, targetOf(item.name(), today), "2", QUANTITY);
    } else if (item.name().endsWith("Coupon")) {
      ledger.charge(account, today, 0, COUPON_TARGETS.get(item.name()), "2", QUANTITY);
      registerCoupon(account, item.name());
    } else {
      events.apply(
          TestSim.batch(
              new TestSim()
                  .registered(account.operatorId(), Coverage.JP, "plan-D", SimStatus.ACTIVE, now)));
      contract(account, today);
    }

    List<String> lines =
        downloads.text(server, account, YearMonth.from(today)).lines().skip(1).toList();

    String start = "%s,%s,".formatted(TestLedger.yearMonth(YearMonth.from(today)), item.name());
    assertThat(lines)
        .anySatisfy(
            line -> {
              assertThat(line).contains(start);
              assertThat(line.substring(line.indexOf(start) + start.length())).startsWith("-");
            });
  }

  private String targetOf(String freeTier, LocalDate today) {
    return terms.freeTiers(Coverage.JP, today).stream()
        .filter(tier -> tier.discountItem().equals(freeTier))
        .findFirst()
        .orElseThrow()
        .targets()
        .get(0)
        .name()
        .replace("{speedClass}", "s1.fast")
        .replace("{timeOfDay}", "daytime")
        .replace("{protocol}", "mqtt")
        .replace("{function}", "aws-lambda");
  }

  private void registerCoupon(BillingAccount account, String item) {
    CouponScope scope =
        Stream.of(CouponScope.values())
            .filter(candidate -> candidate.billItemName().equals(item))
            .findFirst()
            .orElseThrow();
    String code =
        coupons.make(UUID.randomUUID(), account.key(), scope, BigDecimal.TEN, null).code();
    coupons.register(account.key(), code);
  }

  private void contract(BillingAccount account, LocalDate today) {
    String order =
        volumeDiscounts
            .quote(
                UUID.randomUUID(),
                account.key(),
                new VolumeDiscountOrder("SORACOM_AIR_BASIC_CHARGE_V2", "MONTHLY", 12, 1, today))
            .orderId();
    volumeDiscounts.confirm(account.key(), order);
  }
}
