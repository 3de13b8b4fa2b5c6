package io.simledger.billing.pricing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names of one entry of the catalogue, as the price book writes them.
 *
 * @param name as in the book: concrete, or with variables left open
 * @param bindings values of the entry's variables; null where one is left open
 */
public record ItemPattern(String name, CatalogueItem item, List<@Nullable String> bindings) {

  /** Whether it stands for a name on the bill. */
  public boolean fits(String billItemName) {
    Optional<List<String>> variables = item.variablesOf(billItemName);
    return variables.isPresent() && bindingsFit(variables.get());
  }

  private boolean bindingsFit(List<String> variables) {
    for (int i = 0; i < bindings.size(); i++) {
      String bound = bindings.get(i);
      if (bound != null && !bound.equals(variables.get(i))) {
        return false;
      }
    }
    return true;
  }
}
