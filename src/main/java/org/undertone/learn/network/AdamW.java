package org.undertone.learn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019), with moments
 * that can be saved.
 */
final class AdamW {

  private static final float BETA_1 = 0.9f;
  private static final float BETA_2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final List<Parameter> learned = new ArrayList<>();
  private final List<NDArray> means = new ArrayList<>();
  private final List<NDArray> variances = new ArrayList<>();
  private final float weightDecay;
  private final float l1;
  private int steps;

  AdamW(Net net, double weightDecay, double l1) {
    this.weightDecay = (float) weightDecay;
    this.l1 = (float) l1;
    for (Parameter parameter : net.block().getParameters().values()) {
      if (parameter.requiresGradient()) {
        learned.add(parameter);
        means.add(zeros(net.manager(), parameter));
        variances.add(zeros(net.manager(), parameter));
      }
    }
  }

  private static NDArray zeros(NDManager manager, Parameter parameter) {
    return manager.zeros(parameter.getShape());
  }

  /** Moves every parameter against its gradient and clears the gradient. */
  void step(double learningRate) {
    steps++;
    double correction1 = 1 - Math.pow(BETA_1, steps);
    double correction2 = 1 - Math.pow(BETA_2, steps);
    float corrected = (float) (learningRate * Math.sqrt(correction2) / correction1);
    for (int i = 0; i < learned.size(); i++) {
      Parameter parameter = learned.get(i);
      NDArray weight = parameter.getArray();
      boolean decays = parameter.getType() == Parameter.Type.WEIGHT;
      try (NDArray gradient = weight.getGradient()) {
        if (decays && l1 > 0) {
          addSign(weight, gradient);
        }
        weight
            .getNDArrayInternal()
            .adamUpdate(
                new NDList(weight, gradient, means.get(i), variances.get(i)),
                new NDList(weight),
                (float) learningRate,
                corrected,
                decays ? weightDecay : 0,
                1,
                -1,
                BETA_1,
                BETA_2,
                EPSILON,
                false,
                true);
      }
    }
  }

  private void addSign(NDArray weight, NDArray gradient) {
    try (NDArray still = weight.stopGradient();
        NDArray sign = still.sign();
        NDArray scaled = sign.mul(l1)) {
      gradient.addi(scaled);
    }
  }

  void save(DataOutputStream out) throws IOException {
    out.writeInt(steps);
    for (int i = 0; i < learned.size(); i++) {
      Floats.write(means.get(i), out);
      Floats.write(variances.get(i), out);
    }
  }

  void load(DataInputStream in) throws IOException {
    steps = in.readInt();
    for (int i = 0; i < learned.size(); i++) {
      Floats.read(means.get(i), in);
      Floats.read(variances.get(i), in);
    }
  }
}
