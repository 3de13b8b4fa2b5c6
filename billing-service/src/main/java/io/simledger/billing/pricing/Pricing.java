package io.simledger.billing.pricing;

import io.quarkus.runtime.StartupEvent;
import io.simledger.billing.platform.Retry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Reads the catalogue and the price book at start and brings the tables in line with them. A book
 * that is wrong stops the start; the tables stay as they were.
 */
@ApplicationScoped
class Pricing {
  private static final Logger LOG = Logger.getLogger(Pricing.class);
  private static final String SHIPPED_BOOK = "/pricing/price-book.yaml";

  /** Before anything that rates. */
  private static final int FIRST = 1;

  private final PricingConfig config;
  private final PriceTables tables;
  private final PlanTables plans;
  private final Retry retry;

  Pricing(PricingConfig config, PriceTables tables, PlanTables plans, Retry retry) {
    this.config = config;
    this.tables = tables;
    this.plans = plans;
    this.retry = retry;
  }

  @Produces
  @Singleton
  static Catalogue catalogue() {
    return Catalogue.shipped();
  }

  @Produces
  @Singleton
  PriceBook book(Catalogue catalogue) {
    try (Reader reader = open(config)) {
      return PriceBook.read(reader, catalogue);
    } catch (BookException e) {
      throw new IllegalStateException(
          "The price book %s cannot be used:%n%s"
              .formatted(config.book().map(Path::toString).orElse("shipped"), e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PriceBook shippedBook(Catalogue catalogue) {
    try (Reader reader = shipped()) {
      return PriceBook.read(reader, catalogue);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void load(@Observes @Priority(FIRST) StartupEvent event, PriceBook book) {
    retry.inTransaction(
        () -> {
          tables.load(book);
          plans.load(book);
          return true;
        });
    LOG.infof(
        "Price book %s: %d prices, %d of them samples",
        book.version(),
        book.prices().size(),
        book.prices().stream().filter(PriceEntry::sample).count());
  }

  /** The book that is configured, or the one that comes with the service. */
  static Reader open(PricingConfig config) throws IOException {
    return config.book().isPresent()
        ? Files.newBufferedReader(config.book().get(), StandardCharsets.UTF_8)
        : shipped();
  }

  private static Reader shipped() {
    return new InputStreamReader(
        Objects.requireNonNull(Pricing.class.getResourceAsStream(SHIPPED_BOOK)),
        StandardCharsets.UTF_8);
  }
}
