package io.simledger.transfer.sim;

/**
 * What SIMs are searched by (A10). Letters match whatever their case.
 *
 * <p>Conditions are fixed text; what is looked for is bound to {@code :term}. Nothing but a full
 * IMSI or SIM ID is found by an index: the SIMs of the owner are read in order until the page is
 * full.
 */
enum SearchField {
  NAME("name", "strpos(lower(sim.tags ->> 'name'), lower(:term)) > 0"),
  GROUP(
      "group",
      """
      sim.group_id IN (
        SELECT sim_group.group_id
        FROM sim_group
        WHERE sim_group.operator_id = :operatorId
          AND strpos(lower(sim_group.tags ->> 'name'), lower(:term)) > 0
      )
      """),
  GROUP_ID("group_id", "CAST(sim.group_id AS text) = lower(:term)"),
  SIM_ID("sim_id", "strpos(sim.sim_id, :term) > 0", "sim.sim_id = :term", 19),
  IMSI("imsi", "strpos(sim.imsi, :term) > 0", "sim.imsi = :term", 15),
  MSISDN("msisdn", "strpos(sim.msisdn, :term) > 0"),
  /** The ICCID of a SIM is its SIM ID. */
  ICCID("iccid", "strpos(sim.sim_id, :term) > 0", "sim.sim_id = :term", 19),
  SERIAL_NUMBER("serial_number", "strpos(lower(sim.serial_number), lower(:term)) > 0"),
  TAG(
      "tag",
      """
      EXISTS (
        SELECT 1
        FROM jsonb_each_text(sim.tags) AS tag (name, value)
        WHERE strpos(lower(tag.value), lower(:term)) > 0
      )
      """),
  BUNDLES("bundles", ":term = ANY (sim.bundles)"),
  STATUS("status", "sim.status = :term"),
  /** Every SIM is offline, see {@link SessionView}. */
  SESSION_STATUS("session_status", ":term = 'OFFLINE'"),
  SUBSCRIPTION("subscription", "lower(sim.subscription) = lower(:term)"),
  MODULE_TYPE("module_type", "lower(sim.module_type) = lower(:term)");

  private final String parameter;
  private final String byPart;
  private final String asWhole;
  private final int fullLength;

  SearchField(String parameter, String condition) {
    this(parameter, condition, condition, Integer.MAX_VALUE);
  }

  SearchField(String parameter, String byPart, String asWhole, int fullLength) {
    this.parameter = parameter;
    this.byPart = byPart;
    this.asWhole = asWhole;
    this.fullLength = fullLength;
  }

  /** Name of the parameter in the query. */
  String parameter() {
    return parameter;
  }

  /** The condition on a row of {@code sim}, with the bind of what is looked for. */
  String condition(String term, String bind) {
    String condition = term.length() < fullLength ? byPart : asWhole;
    return condition.replace(":term", ":" + bind);
  }
}
