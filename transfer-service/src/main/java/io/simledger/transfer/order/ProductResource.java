package io.simledger.transfer.order;

import io.simledger.transfer.account.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be ordered in the coverage type of the call. */
@Path("/v1/products")
@Tag(name = "Order")
class ProductResource {
  private final Catalogue catalogue;
  private final Caller caller;

  ProductResource(Catalogue catalogue, Caller caller) {
    this.catalogue = catalogue;
    this.caller = caller;
  }

  @GET
  public ProductList listProducts() {
    return new ProductList(
        catalogue.products(caller.coverageType()).stream().map(OrderView.ProductView::of).toList(),
        List.of(ShippingCost.of(catalogue.terms(caller.coverageType()))));
  }

  record ProductList(
      List<OrderView.ProductView> productList, List<ShippingCost> shippingCostList) {}

  /** What shipping costs, wherever the order goes. */
  record ShippingCost(String currency, BigDecimal shippingCost) {
    static ShippingCost of(Catalogue.Terms terms) {
      return new ShippingCost(terms.currency(), terms.shippingCost());
    }
  }
}
