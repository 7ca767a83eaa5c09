/** A clip becomes a named {@link org.undertone.features.FeatureVector}. */
package org.undertone.features;
