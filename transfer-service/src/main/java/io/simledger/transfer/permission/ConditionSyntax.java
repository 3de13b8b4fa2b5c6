package io.simledger.transfer.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads conditions: terms that are joined by {@code and}. Text stands between single quotes. */
final class ConditionSyntax {
  private static final String TEXT = "'([^']{0,200})'";
  private static final Pattern AND = Pattern.compile("\\s+and\\s+");
  private static final Pattern QUOTED = Pattern.compile(TEXT);
  private static final Pattern OPERATOR_ID = Pattern.compile("OP[0-9]{10}");

  private static final Pattern USER_IS = Pattern.compile("samUserName\\s*==\\s*" + TEXT);
  private static final Pattern PATH_VARIABLE_IS =
      Pattern.compile(
          "pathVariable\\(\\s*" + TEXT + "\\s*\\)\\s*==\\s*(?:" + TEXT + "|samUserName)");
  private static final Pattern ADDRESS_IN = Pattern.compile("ipAddress\\(\\s*" + TEXT + "\\s*\\)");
  private static final Pattern DESTINATION_IN =
      Pattern.compile(
          "transferDestination\\(\\s*" + TEXT + "(?:\\s*,\\s*" + TEXT + "){0,99}\\s*\\)");

  private static final Pattern TERM =
      Pattern.compile(
          "\\s*(?:(%s)|(%s)|(%s)|(%s))\\s*"
              .formatted(USER_IS, PATH_VARIABLE_IS, ADDRESS_IN, DESTINATION_IN));

  private ConditionSyntax() {}

  static Condition parse(String text) {
    List<Condition> terms = new ArrayList<>();
    Matcher term = TERM.matcher(text);
    int at = 0;
    while (term.region(at, text.length()).lookingAt()) {
      terms.add(term(term.group().strip()));
      at = term.end();
      if (at == text.length()) {
        return terms.size() == 1 ? terms.get(0) : new Condition.All(List.copyOf(terms));
      }
      // The blanks before the word belong to the term.
      Matcher and = AND.matcher(text).region(at - 1, text.length());
      if (!and.lookingAt()) {
        break;
      }
      at = and.end();
    }
    throw PermissionSyntax.refused("condition");
  }

  private static Condition term(String text) {
    Matcher matcher = USER_IS.matcher(text);
    if (matcher.matches()) {
      return new Condition.UserIs(matcher.group(1));
    }
    matcher = PATH_VARIABLE_IS.matcher(text);
    if (matcher.matches()) {
      String value = matcher.group(2);
      return value == null
          ? new Condition.PathVariableIsUser(matcher.group(1))
          : new Condition.PathVariableIs(matcher.group(1), value);
    }
    matcher = ADDRESS_IN.matcher(text);
    if (matcher.matches()) {
      return new Condition.AddressIn(new AddressRange(matcher.group(1)));
    }
    return new Condition.DestinationIn(operatorIds(text));
  }

  private static List<String> operatorIds(String text) {
    List<String> operatorIds =
        QUOTED.matcher(text).results().map((MatchResult result) -> result.group(1)).toList();
    if (!operatorIds.stream().allMatch(id -> OPERATOR_ID.matcher(id).matches())) {
      throw PermissionSyntax.refused("condition");
    }
    return operatorIds;
  }
}
