package io.simledger.billing.pricing;

import io.simledger.billing.platform.Retry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Items by the names and ids under which they stand on bills. Ids never change, so that they are
 * remembered for good.
 */
@ApplicationScoped
public class Items {
  /** Entries of the catalogue have ids below. */
  static final short FIRST_CONCRETE_ID = 1000;

  private final Catalogue catalogue;
  private final PriceBook book;
  private final PriceTables tables;
  private final PricingConfig config;
  private final Retry retry;
  private final Map<String, BillItem> byName = new ConcurrentHashMap<>();
  private final Map<Short, BillItem> byId = new ConcurrentHashMap<>();

  Items(
      Catalogue catalogue, PriceBook book, PriceTables tables, PricingConfig config, Retry retry) {
    this.catalogue = catalogue;
    this.book = book;
    this.tables = tables;
    this.config = config;
    this.retry = retry;
  }

  /**
   * Items of names, as far as the catalogue has them. A name that is met for the first time gets
   * its id and prices here, in a transaction of its own.
   */
  public Map<String, BillItem> named(Collection<String> names) {
    List<String> unknown =
        names.stream()
            .distinct()
            .filter(name -> !byName.containsKey(name))
            .filter(name -> catalogue.definitionOf(name).isPresent())
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      meet(unknown);
    }
    Map<String, BillItem> found = new HashMap<>();
    for (String name : names) {
      BillItem item = byName.get(name);
      if (item != null) {
        found.put(name, item);
      }
    }
    return found;
  }

  /** The item that has an id. */
  public BillItem get(short id) {
    BillItem item = byId.get(id);
    if (item == null) {
      refresh();
      item = byId.get(id);
    }
    if (item == null) {
      throw new IllegalArgumentException("No item " + id);
    }
    return item;
  }

  private void meet(List<String> names) {
    refresh();
    List<String> fresh = names.stream().filter(name -> !byName.containsKey(name)).toList();
    if (fresh.isEmpty() || byName.size() + fresh.size() > config.maxConcreteItems()) {
      return;
    }
    retry.inTransaction(
        () -> {
          tables.lock();
          tables.add(fresh, book);
          return true;
        });
    refresh();
  }

  private void refresh() {
    for (BillItem item : retry.inTransaction(tables::all)) {
      byId.put(item.id(), item);
      if (item.name().indexOf('{') < 0) {
        byName.put(item.name(), item);
      }
    }
  }
}
