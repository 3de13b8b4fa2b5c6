package io.simledger.transfer.sim;

import java.util.List;
import java.util.UUID;

/**
 * What tells the outside world of every change of a SIM or a group. Whoever changes one calls the
 * method that fits, in the transaction of the change and after it, once per change.
 *
 * <p>The change itself advances {@code event_sequence} of each row by exactly one and sets {@code
 * modified_at}, which becomes the instant of the event and never decreases ({@code modified_at =
 * greatest(modified_at, :now)}). So a change that is seen as two events (a status and a tag) is two
 * updates with a call after each.
 *
 * <p>Each method runs one set-based statement, however many SIMs are named. The IMSIs must exist
 * and be distinct; a number of written events other than theirs fails the transaction.
 */
public interface SimEventLog {
  /** SIMs now belong to an operator for the first time: always their first event. */
  void simsRegistered(List<String> imsis);

  /** The status of SIMs changed, for another one than terminated; the owner did not. */
  void statusChanged(List<String> imsis);

  /** SIMs changed hands, from the source to the operator who owns the rows now (T8, T14). */
  void ownershipTransferred(List<String> imsis, String sourceOperatorId);

  /** Name, tags, group or speed class of SIMs changed. */
  void attributesChanged(List<String> imsis);

  /** SIMs were terminated. */
  void terminated(List<String> imsis);

  /** A group was created, or its name or tags changed. */
  void groupChanged(UUID groupId);

  /** A group is about to be deleted: call this before its row goes. */
  void groupDeleted(UUID groupId);
}
