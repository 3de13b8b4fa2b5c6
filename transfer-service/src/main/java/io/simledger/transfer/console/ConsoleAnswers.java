package io.simledger.transfer.console;

import io.quarkus.arc.Arc;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.auth.BrowserPaths;
import io.simledger.transfer.error.ErrorBody;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What all answers of the console have in common: headers, language, and refusals as pages. */
class ConsoleAnswers {
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "connect-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  private final Shell shell;

  ConsoleAnswers(Shell shell) {
    this.shell = shell;
  }

  void speakTheLanguageOfTheReader(@Observes EngineBuilder templates) {
    templates.addTemplateInstanceInitializer(
        template -> {
          // Mails are written outside of any request, in the language of who gets them.
          if (Arc.container().requestContext().isActive()) {
            template.setLocale(shell.locale());
          }
        });
  }

  @ServerResponseFilter
  void answer(ContainerRequestContext request, ContainerResponseContext response) {
    if (!BrowserPaths.isPage(request.getUriInfo().getPath())) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.putSingle("X-Content-Type-Options", "nosniff");
    // Addresses may carry a transfer token: no other site may learn them. Without any referrer,
    // browsers would keep the origin of forms to themselves as well.
    headers.putSingle("Referrer-Policy", "same-origin");
    headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    headers.putSingle(HttpHeaders.VARY, "Cookie, HX-Request");
    if (response.getEntity() instanceof ErrorBody refusal) {
      ErrorBody translated = refusal.in(shell.errorLanguage());
      boolean isPart = request.getHeaderString("HX-Request") != null;
      String page =
          isPart
              ? Templates.refusal(translated).render()
              : Templates.error(response.getStatus(), translated).render();
      response.setEntity(page, null, MediaType.TEXT_HTML_TYPE);
    }
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance error(int status, ErrorBody refusal);

    static native TemplateInstance refusal(ErrorBody refusal);
  }
}
