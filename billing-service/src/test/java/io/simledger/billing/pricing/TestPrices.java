package io.simledger.billing.pricing;

import io.simledger.billing.platform.Retry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Prices that differ from the shipped ones while a test runs, as those of another book would. */
@ApplicationScoped
public class TestPrices {
  private final PriceTables tables;
  private final Catalogue catalogue;
  private final PriceBook shipped;
  private final Retry retry;

  TestPrices(PriceTables tables, Catalogue catalogue, PriceBook shipped, Retry retry) {
    this.tables = tables;
    this.catalogue = catalogue;
    this.shipped = shipped;
    this.retry = retry;
  }

  /** Rates by the shipped book with a part of its text replaced. */
  public void replace(String part, String replacement) {
    try (InputStream book = TestPrices.class.getResourceAsStream("/pricing/price-book.yaml")) {
      String text = new String(book.readAllBytes(), StandardCharsets.UTF_8);
      if (!text.contains(part)) {
        throw new IllegalArgumentException("Not in the price book: " + part);
      }
      load(PriceBook.read(new StringReader(text.replace(part, replacement)), catalogue));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void backToTheShippedOnes() {
    load(shipped);
  }

  private void load(PriceBook book) {
    retry.inTransaction(
        () -> {
          tables.load(book);
          return true;
        });
  }
}
