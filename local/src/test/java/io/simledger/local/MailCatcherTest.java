package io.simledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailCatcherTest {
  private MailCatcher mails;

  @BeforeEach
  void start() {
    mails = MailCatcher.start(0);
  }

  @AfterEach
  void stop() {
    mails.close();
  }

  @Test
  void listsMailsOfARecipientOldestFirst() throws Exception {
    send("taro@example.com", "一通目", "こんにちは", "<p>こんにちは</p>");
    send("hanako@example.com", "Other", "other", "<p>other</p>");
    send("taro@example.com", "Second", "hello", "<p>hello</p>");

    JsonNode list = get("/mails?to=Taro%40example.com");

    assertThat(list).hasSize(2);
    assertThat(list.get(0).get("subject").asText()).isEqualTo("一通目");
    assertThat(list.get(0).get("text").asText()).isEqualTo("こんにちは");
    assertThat(list.get(0).get("html").asText()).isEqualTo("<p>こんにちは</p>");
    assertThat(list.get(0).get("to").asText()).isEqualTo("taro@example.com");
    assertThat(Instant.parse(list.get(0).get("receivedTime").asText())).isBefore(Instant.now());
    assertThat(list.get(1).get("subject").asText()).isEqualTo("Second");
    assertThat(list.get(1).get("id").asText()).isNotEqualTo(list.get(0).get("id").asText());
    assertThat(get("/mails")).hasSize(3);
    assertThat(mails.mailsTo("hanako@example.com"))
        .extracting(CaughtMail::text)
        .containsExactly("other");
  }

  @Test
  void forgetsMailsOnDelete() throws Exception {
    send("taro@example.com", "Hello", "hello", "<p>hello</p>");

    assertThat(call("DELETE", "/mails").statusCode()).isEqualTo(204);

    assertThat(get("/mails")).isEmpty();
  }

  @Test
  void refusesOtherMethods() throws Exception {
    assertThat(call("PUT", "/mails").statusCode()).isEqualTo(405);
  }

  @Test
  void aTakenPortIsAnError() {
    int taken = URI.create(mails.mailboxUrl()).getPort();

    assertThatThrownBy(() -> MailCatcher.start(0, taken)).isInstanceOf(UncheckedIOException.class);
  }

  private void send(String to, String subject, String text, String html) throws Exception {
    ServerSetup setup = new ServerSetup(mails.port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    MimeMessage message = new MimeMessage(GreenMailUtil.getSession(setup));
    message.setFrom("from@example.com");
    message.setRecipients(Message.RecipientType.TO, to);
    message.setSubject(subject, "UTF-8");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, "UTF-8");
    MimeBodyPart rich = new MimeBodyPart();
    rich.setText(html, "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", plain, rich));
    Transport.send(message);
  }

  private JsonNode get(String path) throws Exception {
    return new ObjectMapper().readTree(call("GET", path).body());
  }

  private HttpResponse<String> call(String method, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(mails.mailboxUrl() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
