package org.undertone.evaluate;

/**
 * One figure with how sure it is. A figure that is not defined, such as the accuracy among no
 * answers, is NaN ({@code null} in JSON).
 *
 * @param mean over the folds in which it is defined, each counting alike
 * @param deviation the standard deviation over those folds (divided by their number)
 * @param pooled over the clips of all folds together
 * @param low the lower end of the bootstrap interval of {@code pooled}; NaN where there are not two
 *     speakers to draw from, and where the figure has none, see {@link Figure}
 * @param high its upper end
 */
public record Estimate(double mean, double deviation, double pooled, double low, double high) {}
