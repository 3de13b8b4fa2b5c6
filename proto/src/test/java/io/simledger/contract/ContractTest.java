package io.simledger.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.simledger.bills.v1.BillsProto;
import io.simledger.discounts.v1.DiscountsProto;
import io.simledger.sandbox.v1.SandboxProto;
import io.simledger.simevents.v1.SimEventsProto;
import io.simledger.usage.v1.UsageProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Services of different releases talk to each other, so what was published once stays as it is. */
class ContractTest {
  private static final List<FileDescriptor> FILES =
      List.of(
          SimEventsProto.getDescriptor(),
          UsageProto.getDescriptor(),
          BillsProto.getDescriptor(),
          DiscountsProto.getDescriptor(),
          SandboxProto.getDescriptor());

  @Test
  void whatWasPublishedStays() throws IOException {
    TreeSet<String> missing = new TreeSet<>(published());
    missing.removeAll(present());
    assertTrue(missing.isEmpty(), "Published, but changed or gone:\n" + String.join("\n", missing));
  }

  @Test
  void whatIsNewIsPublished() throws IOException {
    TreeSet<String> added = new TreeSet<>(present());
    added.removeAll(published());
    assertEquals("", String.join("\n", added), "New: add these lines to contract.txt");
  }

  private static TreeSet<String> published() throws IOException {
    try (InputStream file = ContractTest.class.getResourceAsStream("/contract.txt")) {
      return new TreeSet<>(
          new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  private static TreeSet<String> present() {
    TreeSet<String> lines = new TreeSet<>();
    for (FileDescriptor file : FILES) {
      file.getMessageTypes().stream().flatMap(ContractTest::fields).forEach(lines::add);
      file.getEnumTypes().stream().flatMap(ContractTest::values).forEach(lines::add);
      file.getServices().stream().flatMap(ContractTest::methods).forEach(lines::add);
    }
    return lines;
  }

  private static Stream<String> fields(Descriptor message) {
    return message.getFields().stream()
        .map(
            field ->
                "%s.%s = %d %s%s"
                    .formatted(
                        message.getFullName(),
                        field.getName(),
                        field.getNumber(),
                        field.isMapField() ? "map " : field.isRepeated() ? "repeated " : "",
                        type(field)));
  }

  private static String type(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case MESSAGE -> field.isMapField() ? "string" : field.getMessageType().getFullName();
      case ENUM -> field.getEnumType().getFullName();
      default -> field.getType().name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static Stream<String> values(EnumDescriptor type) {
    return type.getValues().stream()
        .map(value -> "%s = %d".formatted(value.getFullName(), value.getNumber()));
  }

  private static Stream<String> methods(ServiceDescriptor service) {
    return service.getMethods().stream()
        .map(
            method ->
                "%s(%s%s) %s%s"
                    .formatted(
                        method.getFullName(),
                        method.isClientStreaming() ? "stream " : "",
                        method.getInputType().getFullName(),
                        method.isServerStreaming() ? "stream " : "",
                        method.getOutputType().getFullName()));
  }
}
