package org.undertone.evaluate;

/**
 * What answering only the surest clips would mean.
 *
 * @param coverage the share of clips answered, in (0, 1]
 * @param risk the share of those that is wrong
 * @param generalizedRisk the share of all clips that is answered and wrong
 */
public record RiskPoint(double coverage, double risk, double generalizedRisk) {}
