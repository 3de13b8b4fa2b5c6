package io.simledger.transfer.console.users;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about users and roles in English; Japanese stands in {@code users_ja.properties}. */
@MessageBundle(value = "users", locale = "en")
public interface UserMessages {
  @Message("Users and roles")
  String title();

  @Message("SAM users")
  String users();

  @Message("Roles")
  String roles();

  @Message("Default permissions")
  String defaults();

  @Message(
      "People and programs that act for your operator, each with credentials and permissions of its own.")
  String usersHint();

  @Message("Create user")
  String createUser();

  @Message("No SAM user yet")
  String noUsers();

  @Message(
      "Create one for each person or program, so that the audit log tells who did what and nobody needs the root password.")
  String noUsersHint();

  @Message("User name")
  String userName();

  @Message("Letters, digits and _ . @ + -, up to 100. It cannot be changed later.")
  String userNameRule();

  @Message("Description")
  String description();

  @Message("Password")
  String password();

  @Message("AuthKeys")
  String keys();

  @Message("Updated")
  String updated();

  @Message("Created")
  String created();

  @Message("set")
  String passwordSet();

  @Message("none")
  String none();

  @Message("Edit description")
  String editDescription();

  @Message("Save")
  String save();

  @Message("Delete user")
  String deleteUser();

  @Message("Delete {userName}?")
  String deleteUserTitle(String userName);

  @Message("The user's AuthKeys, password and sessions end at once. This cannot be undone.")
  String deleteUserText();

  @Message("Delete")
  String delete();

  @Message("User")
  String user();

  @Message("Sign-in")
  String signIn();

  @Message("With operator ID {operatorId}, this user name and the password, as a SAM user.")
  String signInHint(String operatorId);

  @Message("Set password")
  String setPassword();

  @Message("Change password")
  String changePassword();

  @Message("Remove password")
  String deletePassword();

  @Message("The user has no password and cannot sign in to the console.")
  String noPassword();

  @Message("The user has a password.")
  String hasPassword();

  @Message("Own permission")
  String permission();

  @Message("Edit permission")
  String editPermission();

  @Message("Remove permission")
  String deletePermission();

  @Message("The user has no permission of its own.")
  String noPermission();

  @Message("{userName} keeps what roles and the default permissions allow.")
  String deletePermissionText(String userName);

  @Message("SAM users keep what their own permissions and their roles allow.")
  String deleteDefaultsText();

  @Message("Remove")
  String remove();

  @Message("Roles of the user")
  String rolesOfUser();

  @Message("Attach role")
  String attachRole();

  @Message("The user has no role.")
  String noRoles();

  @Message("Detach")
  String detach();

  @Message("Role")
  String role();

  @Message("There is no role yet. Create one under “Roles” first.")
  String noRoleToAttach();

  @Message("What the user may do")
  String held();

  @Message(
      "Everything together: what none of these statements allows is denied, and a denial always wins.")
  String heldHint();

  @Message("Nothing: no permission, no role and no default permission is set.")
  String heldNothing();

  @Message("Your permissions do not let you see roles and default permissions.")
  String heldHidden();

  @Message("Effect")
  String effect();

  @Message("Operations")
  String operations();

  @Message("Condition")
  String condition();

  @Message("Written in")
  String source();

  @Message("allow")
  String allow();

  @Message("deny")
  String deny();

  @Message("always")
  String always();

  @Message("own permission")
  String sourceUser();

  @Message("default permissions")
  String sourceDefault();

  @Message("Permission (JSON)")
  String permissionJson();

  @Message("How a permission is written")
  String help();

  @Message("“allow” or “deny”. A denial always wins, wherever it is written.")
  String helpEffect();

  @Message("one operation or a list of them, as Tag:operation; a star stands for any characters:")
  String helpApi();

  @Message("optional; several are joined by “and”:")
  String helpCondition();

  @Message(
      "Permissions that several users share. A change holds for all who have the role from their next call on.")
  String rolesHint();

  @Message("Create role")
  String createRole();

  @Message("No role yet")
  String noRolesYet();

  @Message("Create a role for each kind of work, such as “reads bills”, and attach it to users.")
  String noRolesYetHint();

  @Message("Role ID")
  String roleId();

  @Message("Letters, digits and _ . -, up to 100. It cannot be changed later.")
  String roleIdRule();

  @Message("Edit role")
  String editRole();

  @Message("Delete role")
  String deleteRole();

  @Message("Delete role {roleId}?")
  String deleteRoleTitle(String roleId);

  @Message("This cannot be undone.")
  String deleteRoleText();

  @Message("Users have the role. Detach it from them first.")
  String roleInUse();

  @Message("Permission")
  String rolePermission();

  @Message("Users who have the role")
  String roleUsers();

  @Message("No user has the role.")
  String roleNoUsers();

  @Message("Your permissions do not let you see who has the role.")
  String roleUsersHidden();

  @Message("They hold for every SAM user of your operator, beside what each has of its own.")
  String defaultsHint();

  @Message(
      "No default permissions are set. A SAM user may do what its own permission and its roles allow.")
  String noDefaults();

  @Message("Set default permissions")
  String setDefaults();

  @Message("Actions")
  String actions();
}
