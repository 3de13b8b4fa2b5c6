package io.simledger.billing.bill;

import io.simledger.billing.pricing.Catalogue;
import io.simledger.billing.pricing.CatalogueItem;
import io.simledger.billing.pricing.ItemPeriod;
import io.simledger.billing.pricing.ItemSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The items that are charged by the day for what was metered, and for nothing else. */
@ApplicationScoped
class MeteredItems {
  private final List<Short> catalogueIds;

  MeteredItems(Catalogue catalogue) {
    catalogueIds =
        catalogue.items().stream()
            .filter(item -> item.source() == ItemSource.USAGE)
            .filter(item -> item.period() == ItemPeriod.DAILY)
            .map(CatalogueItem::id)
            .toList();
  }

  List<Short> catalogueIds() {
    return catalogueIds;
  }
}
