package org.undertone.train;

import org.undertone.learn.network.TrainingCurve;

/**
 * How the training of a network went.
 *
 * @param curve epoch by epoch
 * @param heldOut which of the training examples judged it, in words
 */
record TrainingCourse(TrainingCurve curve, String heldOut) {}
