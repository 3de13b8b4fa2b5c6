package io.simledger.transfer.console;

import io.simledger.transfer.auth.BrowserPaths;
import io.simledger.transfer.auth.Open;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.permission.Performs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The front door, and addresses under which there is no page. */
@Path("/")
@Open
@Performs(Performs.NOTHING)
class FrontDoor {
  private static final URI HOME = URI.create(BrowserPaths.HOME);

  @GET
  public Response enter() {
    return Response.seeOther(HOME).build();
  }

  @GET
  @Path("console")
  public Response console() {
    return Response.seeOther(HOME).build();
  }

  @GET
  @Path("console/{path:.*}")
  public Response unknown() {
    throw new ApiException(ErrorCode.PATH_UNKNOWN);
  }
}
