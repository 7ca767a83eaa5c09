/** Arrays become arrays: window, FFT, STFT, mel, DCT, running median, resampling, pitch. */
package org.undertone.dsp;
