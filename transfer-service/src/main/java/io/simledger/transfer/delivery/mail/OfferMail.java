package io.simledger.transfer.delivery.mail;

import java.net.URI;

/**
 * What the mail about an offer says.
 *
 * @param source operator id of who offers
 * @param sims how many SIMs
 * @param expiry until when the offer stands, in the words of the mail's language
 * @param link the console's page on which the offer is accepted; carries the token
 */
record OfferMail(String source, int sims, String expiry, URI link) {}
