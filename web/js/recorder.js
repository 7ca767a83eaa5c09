/** The microphone, from permission to samples. Everything that it opens, stop() and cancel() close. */
import { encodeWav, join } from './wav.js';

const CONSTRAINTS = {
  audio: {
    channelCount: 1,
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
  },
};

/** States in which nothing is heard; the second is of Safari, as during a call. */
const SUSPENDED = ['suspended', 'interrupted'];

const FLUSH_MILLIS = 500;
const PATIENCE_MILLIS = 5000;

export class Recorder {
  #stream;
  #context;
  #node;
  #blocks = [];
  #samples = 0;
  #flushed;

  /**
   * Asks for the microphone and begins. `onAsk` is called before the browser asks the person,
   * `onBlock` gets each block of samples as it comes, `onLost` is called if the microphone goes away
   * or is suspended; `signal` ends it at any time. Rejects with the browser's own error, or a
   * NetworkError if the server does not give what it takes.
   */
  static async start({ onAsk, onBlock, onLost }, signal) {
    if (!navigator.mediaDevices?.getUserMedia) {
      throw new DOMException('recording needs a secure context', 'SecurityError');
    }
    const recorder = new Recorder();
    signal.addEventListener('abort', () => recorder.cancel(), { once: true });
    try {
      await recorder.#open({ onAsk, onBlock, onLost }, signal);
    } catch (error) {
      recorder.cancel();
      throw error;
    }
    return recorder;
  }

  async #open({ onAsk, onBlock, onLost }, signal) {
    this.#context = new AudioContext();
    await loadCapture(this.#context);
    if (signal.aborted) throw unwanted();
    onAsk();
    this.#stream = await navigator.mediaDevices.getUserMedia(CONSTRAINTS);
    for (const track of this.#stream.getTracks()) {
      track.addEventListener('ended', onLost);
      track.addEventListener('mute', onLost);
    }
    if (signal.aborted) throw unwanted();
    this.#node = new AudioWorkletNode(this.#context, 'capture');
    this.#node.port.onmessage = ({ data }) => {
      if (data === null) {
        this.#flushed?.();
      } else if (data.length > 0) {
        this.#blocks.push(data);
        this.#samples += data.length;
        onBlock(data);
      }
    };
    this.#context.createMediaStreamSource(this.#stream).connect(this.#node);
    this.#node.connect(this.#context.destination); // silent; it keeps the graph running everywhere
    await this.#context.resume();
    this.#context.addEventListener('statechange', ({ target }) => SUSPENDED.includes(target.state) && onLost());
    if (this.#stream.getTracks().some(({ readyState }) => readyState === 'ended')) {
      throw new DOMException('the microphone went away as it was opened', 'MicrophoneLostError');
    }
  }

  get seconds() {
    return this.#samples / this.#context.sampleRate;
  }

  /** Ends the recording and gives as much of it as is wanted, as a WAV blob with its samples. */
  async stop(maxSeconds) {
    const flushed = new Promise((resolve) => {
      this.#flushed = resolve;
      setTimeout(resolve, FLUSH_MILLIS); // a suspended audio thread would never answer
    });
    this.#node.port.postMessage('stop');
    await flushed;
    const sampleRateHz = this.#context.sampleRate;
    const samples = join(this.#blocks).slice(0, Math.floor(maxSeconds * sampleRateHz + 1e-6));
    this.cancel();
    return {
      blob: new Blob([encodeWav(samples, sampleRateHz)], { type: 'audio/wav' }),
      samples,
      seconds: samples.length / sampleRateHz,
    };
  }

  /** Lets go of the microphone and of all that was heard. */
  cancel() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    if (this.#node) {
      this.#node.port.onmessage = null;
      this.#node.disconnect();
    }
    if (this.#context && this.#context.state !== 'closed') this.#context.close();
    this.#blocks = [];
  }
}

/** Before the microphone is open, so that a server that hangs does not keep it so. */
async function loadCapture({ audioWorklet }) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, PATIENCE_MILLIS);
  });
  try {
    await Promise.race([audioWorklet.addModule(new URL('capture-worklet.js', import.meta.url)), late]);
  } catch {
    throw new DOMException('capture-worklet.js does not come', 'NetworkError');
  } finally {
    clearTimeout(timer);
  }
}

const unwanted = () => new DOMException('nobody waits for the microphone any more', 'AbortError');
