package org.undertone.learn.network;

/** A network and how it came to be. */
public record TrainedNetwork(NetworkClassifier classifier, TrainingCurve curve) {}
