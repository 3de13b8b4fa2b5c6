package io.simledger.billing.pricing;

import io.quarkus.runtime.StartupEvent;
import io.simledger.billing.account.Coverage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The discounts that the price book has (B8, B11), read at start; a book that is wrong stops the
 * start.
 */
@ApplicationScoped
public class DiscountTerms {
  private static final Logger LOG = Logger.getLogger(DiscountTerms.class);

  private final DiscountBook book;

  DiscountTerms(PricingConfig config, Catalogue catalogue) {
    try (Reader reader = Pricing.open(config)) {
      book = DiscountBook.read(reader, catalogue);
    } catch (BookException e) {
      throw new IllegalStateException(
          "The discounts of the price book %s cannot be used:%n%s"
              .formatted(config.book().map(Path::toString).orElse("shipped"), e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void load(@Observes StartupEvent event) {
    LOG.infof(
        "Price book: %d free tiers, %d volume discounts",
        book.freeTiers().size(), book.volumeDiscounts().size());
  }

  /** Free tiers that are granted on a day, in the order of the book. */
  public List<FreeTierTerms> freeTiers(Coverage coverage, LocalDate day) {
    return book.freeTiers().stream()
        .filter(terms -> terms.coverage() == coverage && terms.inForceOn(day))
        .toList();
  }

  /** Volume discounts that can be contracted on a day, in the order of the book. */
  public List<VolumeDiscountTerms> volumeDiscounts(Coverage coverage, LocalDate day) {
    return book.volumeDiscounts().stream()
        .filter(terms -> terms.coverage() == coverage && terms.inForceOn(day))
        .toList();
  }
}
