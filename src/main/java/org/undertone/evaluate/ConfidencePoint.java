package org.undertone.evaluate;

/**
 * What an answer only from some confidence on would mean.
 *
 * @param confidence that the first candidate needs, in [0, 1]
 * @param coverage the share of all clips that would be answered
 * @param accuracy the share of those that is right; NaN where none is
 */
public record ConfidencePoint(double confidence, double coverage, double accuracy) {}
