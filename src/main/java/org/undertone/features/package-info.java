/**
 * A clip becomes a {@link org.undertone.features.FeatureTensor} of the set that a model asks for.
 */
package org.undertone.features;
