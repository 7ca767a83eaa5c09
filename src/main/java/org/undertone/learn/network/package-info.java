/** Tensors and labels become a neural network, and a tensor its probabilities. DJL stays here. */
package org.undertone.learn.network;
