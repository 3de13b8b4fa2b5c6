package io.simledger.transfer.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.simledger.transfer.auth.Open;
import io.simledger.transfer.permission.ApiOperation;
import io.simledger.transfer.provisioning.WithProvisioningKey;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Completes the generated description while the service is built: the status of each success, the
 * refusals (A5), the headers of pages (A7), the credentials (A2), and which operations are this
 * project's own.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
  private static final String API = "/v1/";
  private static final String REFUSAL = "Refusal";
  private static final String JSON = "application/json";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final DotName GET = DotName.createSimple("jakarta.ws.rs.GET");
  private static final Set<DotName> HTTP_METHODS =
      Set.of(
          GET,
          DotName.createSimple("jakarta.ws.rs.POST"),
          DotName.createSimple("jakarta.ws.rs.PUT"),
          DotName.createSimple("jakarta.ws.rs.DELETE"));
  private static final Map<String, String> REFUSALS =
      Map.of(
          "400", "The request is not suitable.",
          "401", "The credentials are missing, wrong or expired.",
          "403", "The SAM user may not do this.",
          "404", "Not found, or not the caller's.",
          "429", "Too many calls.",
          "default", "Any other refusal.");

  private final Map<String, MethodInfo> methods;

  /** Made by the build, with the classes of the service. */
  public ApiDescription(IndexView index) {
    methods =
        index.getAnnotations(DotName.createSimple(Path.class)).stream()
            .filter(path -> path.target().kind() == AnnotationTarget.Kind.CLASS)
            .filter(path -> path.value().asString().startsWith("/v1"))
            .flatMap(path -> path.target().asClass().methods().stream())
            .filter(method -> HTTP_METHODS.stream().anyMatch(method::hasAnnotation))
            // The build knows a class of the service under more than one index.
            .collect(Collectors.toMap(MethodInfo::name, Function.identity(), (one, same) -> one));
  }

  @Override
  public void filterOpenAPI(OpenAPI description) {
    List.copyOf(description.getPaths().getPathItems().keySet()).stream()
        .filter(path -> !path.startsWith(API))
        .forEach(description.getPaths()::removePathItem);
    Components components = description.getComponents();
    components.setSecuritySchemes(
        Map.of(
            "api_key",
            credential("X-Soracom-API-Key"),
            "api_token",
            credential("X-Soracom-Token")));
    Set<String> idsInPaths = new HashSet<>();
    description
        .getPaths()
        .getPathItems()
        .values()
        .forEach(
            path ->
                path.getOperations()
                    .values()
                    .forEach(operation -> complete(operation, components, idsInPaths)));
    idsInPaths.forEach(components::removeSchema);
    components.addSchema(REFUSAL, refusal());
    description.setServers(
        List.of(
            OASFactory.createServer().url("/").description("Japan coverage"),
            OASFactory.createServer().url("/g").description("Global coverage")));
  }

  private void complete(Operation operation, Components components, Set<String> idsInPaths) {
    MethodInfo method = methods.get(operation.getOperationId());
    if (method == null) {
      throw new IllegalStateException("No operation " + operation.getOperationId());
    }
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    parameters.forEach(parameter -> asText(parameter, components, idsInPaths));
    operation.setResponses(
        responses(
            success(operation.getResponses(), method, isPaged(parameters)),
            method,
            parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)));
    if (!isOpen(method)) {
      operation.setSecurity(
          List.of(
              OASFactory.createSecurityRequirement().addScheme("api_key").addScheme("api_token")));
    }
    if (operation.getTags() != null && operation.getTags().contains(ApiOperation.OWN)) {
      operation.addExtension("x-own", true);
      if (!method.hasAnnotation(GET) && !isOpen(method)) {
        operation.addParameter(idempotencyKey());
      }
    }
    if (asksForProvisioningKey(method)) {
      operation.addParameter(provisioningKey());
    }
  }

  /** Ids are values in the service, and text on the wire. */
  private static void asText(Parameter parameter, Components components, Set<String> idsInPaths) {
    String ref = parameter.getSchema() == null ? null : parameter.getSchema().getRef();
    if (ref == null) {
      return;
    }
    String name = ref.substring(SCHEMAS.length());
    Schema value = components.getSchemas().get(name);
    if (value != null && value.getType() != null && value.getType().contains(SchemaType.OBJECT)) {
      parameter.setSchema(text());
      idsInPaths.add(name);
    }
  }

  private static Parameter idempotencyKey() {
    return OASFactory.createParameter()
        .name("Idempotency-Key")
        .in(Parameter.In.HEADER)
        .description(
            "Under one key a request is done once, and answered again when it is repeated.")
        .schema(text());
  }

  private static Parameter provisioningKey() {
    return OASFactory.createParameter()
        .name(WithProvisioningKey.HEADER)
        .in(Parameter.In.HEADER)
        .required(true)
        .description("The key of the installation, in the place of an API key and token.")
        .schema(text());
  }

  private static APIResponse success(APIResponses generated, MethodInfo method, boolean isPaged) {
    APIResponse success = OASFactory.createAPIResponse().description("Done.");
    if (method.returnType().kind() != Type.Kind.VOID) {
      generated.getAPIResponses().entrySet().stream()
          .filter(response -> response.getKey().startsWith("2"))
          .findFirst()
          .ifPresent(response -> success.setContent(response.getValue().getContent()));
    }
    if (isPaged) {
      success.addHeader(
          "x-soracom-next-key",
          OASFactory.createHeader()
              .description("last_evaluated_key of the next page, if there is one.")
              .schema(text()));
      success.addHeader(
          "link",
          OASFactory.createHeader().description("The next page, if there is one.").schema(text()));
    }
    return success;
  }

  private static APIResponses responses(
      APIResponse success, MethodInfo method, boolean hasVariables) {
    APIResponses responses = OASFactory.createAPIResponses();
    responses.addAPIResponse(Integer.toString(status(method)), success);
    for (String status : List.of("400", "401", "403", "404", "429", "default")) {
      boolean occurs =
          switch (status) {
            case "401" -> !isOpen(method) || asksForProvisioningKey(method);
            case "403" -> !isOpen(method);
            case "404" -> hasVariables;
            default -> true;
          };
      if (occurs) {
        responses.addAPIResponse(status, refused(status));
      }
    }
    return responses;
  }

  private static int status(MethodInfo method) {
    AnnotationInstance status = method.annotation(DotName.createSimple(ResponseStatus.class));
    if (status != null) {
      return status.value().asInt();
    }
    return method.returnType().kind() == Type.Kind.VOID ? 204 : 200;
  }

  private static boolean isOpen(MethodInfo method) {
    DotName open = DotName.createSimple(Open.class);
    ClassInfo resource = method.declaringClass();
    return method.hasAnnotation(open) || resource.hasDeclaredAnnotation(open);
  }

  private static boolean asksForProvisioningKey(MethodInfo method) {
    return method
        .declaringClass()
        .hasDeclaredAnnotation(DotName.createSimple(WithProvisioningKey.class));
  }

  private static boolean isPaged(List<Parameter> parameters) {
    return parameters.stream()
        .anyMatch(parameter -> parameter.getName().equals("last_evaluated_key"));
  }

  private static APIResponse refused(String status) {
    Content content =
        OASFactory.createContent()
            .addMediaType(
                JSON,
                OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().ref(SCHEMAS + REFUSAL)));
    return OASFactory.createAPIResponse()
        .description(REFUSALS.getOrDefault(status, ""))
        .content(content);
  }

  private static Schema refusal() {
    return OASFactory.createSchema()
        .addType(SchemaType.OBJECT)
        .addProperty("code", text().pattern("[A-Z]{3}[0-9]{4}"))
        .addProperty("message", text())
        .addProperty(
            "details",
            OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(text())
                .description("Fields or IMSIs that caused the refusal."))
        .addRequired("code")
        .addRequired("message");
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(SchemaType.STRING);
  }

  private static SecurityScheme credential(String header) {
    return OASFactory.createSecurityScheme()
        .type(SecurityScheme.Type.APIKEY)
        .in(SecurityScheme.In.HEADER)
        .name(header);
  }
}
