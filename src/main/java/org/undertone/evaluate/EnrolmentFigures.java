package org.undertone.evaluate;

import java.util.Optional;

/**
 * What a baseline of the speaker's voice is worth. Whoever has not more clips than are enrolled is
 * left out, and enrolled clips are not tested, but where all are enrolled.
 *
 * @param enrolment see {@link Enrolment#word}
 * @param clips how many were tested
 * @param without the UAR of these clips without a baseline
 * @param with the UAR with it
 * @param gain in UAR over all clips, paired: the same speakers drawn for both
 * @param calibrationErrorWithout of these clips without a baseline
 * @param calibrationError with it
 * @param calibrationErrorByChance what it would show if the confidence were wholly true
 * @param answered the share of these clips that get an answer with the baseline
 * @param accuracyAmongAnswered the share of those that is right
 * @param sets of labels with the baseline; empty where the models give none
 */
public record EnrolmentFigures(
    String enrolment,
    int clips,
    Estimate without,
    Estimate with,
    Comparison.Difference gain,
    Estimate calibrationErrorWithout,
    Estimate calibrationError,
    double calibrationErrorByChance,
    Estimate answered,
    Estimate accuracyAmongAnswered,
    Optional<Evaluation.SetFigures> sets) {}
