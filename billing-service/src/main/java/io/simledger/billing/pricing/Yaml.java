package io.simledger.billing.pricing;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A place in a YAML file that knows its line. Values are read as the text that stands there, so
 * that a decimal number is never a binary one.
 */
record Yaml(Node node) {
  static Yaml read(Reader reader) {
    try {
      Node root =
          new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
      if (root == null) {
        throw new BookException(List.of(new BookProblem(1, "the file is empty")));
      }
      return new Yaml(root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new BookException(List.of(new BookProblem(line, "no YAML: " + e.getProblem())));
    }
  }

  int line() {
    return node.getStartMark().getLine() + 1;
  }

  /** The text of a field that must be there. */
  String text(String field) {
    Yaml value = field(field);
    if (value == null) {
      throw problem("'" + field + "' is missing");
    }
    return value.text();
  }

  /** The text of a field, or null when it is not there. */
  @Nullable String textOrNull(String field) {
    Yaml value = field(field);
    return value == null ? null : value.text();
  }

  /** The texts of a list field; empty when it is not there. */
  List<String> texts(String field) {
    return elements(field).stream().map(Yaml::text).toList();
  }

  /** The elements of a list field; empty when it is not there. */
  List<Yaml> elements(String field) {
    Yaml value = field(field);
    if (value == null) {
      return List.of();
    }
    if (!(value.node instanceof SequenceNode sequence)) {
      throw value.problem("'" + field + "' must be a list");
    }
    return sequence.getValue().stream().map(Yaml::new).toList();
  }

  /** The fields of a mapping, in order. */
  Map<String, Yaml> fields() {
    if (!(node instanceof MappingNode mapping)) {
      throw problem("fields are expected here");
    }
    Map<String, Yaml> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Yaml key = new Yaml(tuple.getKeyNode());
      if (fields.put(key.text(), new Yaml(tuple.getValueNode())) != null) {
        throw key.problem("'" + key.text() + "' stands twice");
      }
    }
    return fields;
  }

  /** Refuses fields that nobody reads: a misspelt one would be lost in silence. */
  Yaml only(Set<String> known) {
    List<String> unknown = new ArrayList<>(fields().keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw problem("unknown field '" + unknown.get(0) + "'");
    }
    return this;
  }

  @Nullable Yaml field(String field) {
    return fields().get(field);
  }

  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw problem("a plain value is expected here");
    }
    return scalar.getValue();
  }

  BookException problem(String message) {
    return new BookException(List.of(new BookProblem(line(), message)));
  }
}
