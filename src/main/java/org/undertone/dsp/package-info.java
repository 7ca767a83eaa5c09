/**
 * Arrays become arrays: window, FFT, STFT, mel, DCT, running median, resampling, stretching, pitch.
 */
package org.undertone.dsp;
