/**
 * Bytes become a {@link org.undertone.audio.Clip}: mono, 16 kHz, float; its speech level and
 * activity are measured here.
 */
package org.undertone.audio;
