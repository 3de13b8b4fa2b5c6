package io.simledger.transfer.sim;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.platform.PageHeaders;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Search for SIMs (A10). */
@Path("/v1/query")
@Tag(name = "Query")
class QueryResource {
  private final Sims sims;
  private final Caller caller;

  QueryResource(Sims sims, Caller caller) {
    this.sims = sims;
    this.caller = caller;
  }

  @GET
  @Path("sims")
  public RestResponse<List<SimView>> searchSims(
      @Valid @BeanParam SimSearch search, UriInfo request) {
    return PageHeaders.respond(
        sims.bySimId(Owner.of(caller), search.terms(), search.lastEvaluatedKey, search.limit())
            .map(SimView::of),
        request);
  }

  @GET
  @Path("subscribers")
  public RestResponse<List<SubscriberView>> searchSubscribers(
      @Valid @BeanParam SubscriberSearch search, UriInfo request) {
    return PageHeaders.respond(
        sims.byImsi(Owner.of(caller), search.terms(), search.lastEvaluatedKey, search.limit())
            .map(SubscriberView::of),
        request);
  }
}
