package org.undertone.testing;

/**
 * One formant: the second-order digital resonator of Klatt (1980), "Software for a cascade/parallel
 * formant synthesizer", equations 2 and 3. Unity gain at 0 Hz. Not thread-safe.
 */
final class Resonator {

  private final double rateHz;
  private double a;
  private double b;
  private double c;
  private double last;
  private double beforeLast;

  Resonator(double rateHz) {
    this.rateHz = rateHz;
  }

  /** Moves the formant; one above 0.45 of the sampling rate lets everything pass. */
  void tune(double frequencyHz, double bandwidthHz) {
    if (frequencyHz > 0.45 * rateHz) {
      a = 1;
      b = 0;
      c = 0;
      return;
    }
    double radius = Math.exp(-Math.PI * bandwidthHz / rateHz);
    c = -radius * radius;
    b = 2 * radius * Math.cos(2 * Math.PI * frequencyHz / rateHz);
    a = 1 - b - c;
  }

  double pass(double x) {
    double y = a * x + b * last + c * beforeLast;
    beforeLast = last;
    last = y;
    return y;
  }
}
