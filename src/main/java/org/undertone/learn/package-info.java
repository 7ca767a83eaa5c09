/** A matrix and labels become a fitted scaler and classifier; Smile stays here. */
package org.undertone.learn;
