package io.simledger.billing.intake;

import io.simledger.billing.account.BillingAccount;
import io.simledger.usage.v1.ResourceType;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads usage records off the wire. */
final class UsageReader {
  private static final BigDecimal MAX_QUANTITY = BigDecimal.TEN.pow(15);
  private static final int MAX_EXTERNAL_ID = 100;

  /** Nothing that would end a field or a line of a file: ids stand there unquoted (C4). */
  private static final Pattern EXTERNAL_ID = Pattern.compile("[^,\"\\p{Cc}\\p{Zl}\\p{Zp}]+");

  /** At most 16 digits before the point and 20 behind it. */
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,16}(\\.[0-9]{1,20})?");

  private UsageReader() {}

  /**
   * The quantity of a record; empty unless it is a plain decimal number above 0 and up to 10^15.
   */
  static Optional<BigDecimal> quantity(io.simledger.usage.v1.UsageRecord message) {
    return Optional.of(message.getQuantity())
        .filter(text -> DECIMAL.matcher(text).matches())
        .map(BigDecimal::new)
        .filter(quantity -> quantity.signum() > 0 && quantity.compareTo(MAX_QUANTITY) <= 0);
  }

  static UsageRecord read(io.simledger.usage.v1.UsageRecord message, BigDecimal quantity) {
    ResourceType type = message.getResourceType();
    Fields.require(
        type != ResourceType.RESOURCE_TYPE_UNSPECIFIED && type != ResourceType.UNRECOGNIZED,
        type,
        "resource type");
    return new UsageRecord(
        Fields.uuid(message.getRecordId()),
        Digests.of(message),
        (short) type.getNumber(),
        externalId(type, message.getResourceId()),
        Fields.requiredText(message.getBillItemName()),
        Fields.instant(message.hasUsedAt(), message.getUsedAt()),
        quantity,
        owner(type, message));
  }

  private static String externalId(ResourceType type, String id) {
    return switch (type) {
      case RESOURCE_TYPE_IMSI -> {
        Fields.imsi(id);
        yield id;
      }
      case RESOURCE_TYPE_ACCOUNT -> Fields.require(id.isEmpty(), id, "resource id of an account");
      default ->
          Fields.require(
              id.length() <= MAX_EXTERNAL_ID && EXTERNAL_ID.matcher(id).matches(),
              id,
              "resource id");
    };
  }

  private static BillingAccount.@Nullable Key owner(
      ResourceType type, io.simledger.usage.v1.UsageRecord message) {
    return type == ResourceType.RESOURCE_TYPE_IMSI
        ? null
        : new BillingAccount.Key(
            Fields.operatorId(message.getOperatorId()), Fields.coverage(message.getCoverageType()));
  }
}
