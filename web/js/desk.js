/** The clip that is worked on, and what the page comes back to from all that comes to nothing. */

const NOTHING = { state: 'empty', status: '', clip: null };

/** Nobody can choose a recording again, as they can a file. */
const awaitsAnswer = ({ state, clip }) => clip?.route === 'mic' && state !== 'answered';

export class Desk {
  clip = null; // what is worked on
  stands = { ...NOTHING }; // { state, status, clip, trouble, stale }
  #beneath = []; // recordings without an answer, on which files were laid

  /** Whether what is worked on is what stands. */
  get worksOnWhatStands() {
    return this.clip === this.stands.clip;
  }

  /** Whether what stands is a recording without an answer. */
  get awaitsAnswer() {
    return awaitsAnswer(this.stands);
  }

  /** Whether there is such a recording, or one lies beneath. */
  get keepsRecording() {
    return this.awaitsAnswer || this.#beneath.length > 0;
  }

  /** Whether a file is worked on, beneath which a recording without an answer lies. */
  get coversRecording() {
    if (this.clip?.route !== 'upload') return false;
    return this.worksOnWhatStands ? this.#beneath.length > 0 : awaitsAnswer(this.stands);
  }

  /** What stands is set aside, and what does not is let go of. */
  setAside() {
    if (this.worksOnWhatStands) this.clip?.pause();
    else this.clip?.release();
    this.clip = null;
  }

  /** Works on what stands. */
  takeUp() {
    this.clip = this.stands.clip;
  }

  /** What is worked on takes the place of what stood, or is laid on it. */
  stand(state, status, trouble) {
    if (!this.worksOnWhatStands) {
      if (this.coversRecording) this.#beneath.push(this.stands);
      else this.stands.clip?.release();
    }
    this.stands = { state, status, clip: this.clip, trouble };
  }

  /** Lets go of what is worked on and of what stands; what lay beneath stands then. */
  letGo() {
    this.setAside();
    this.stands.clip?.release();
    this.stands = this.#beneath.pop() ?? { ...NOTHING };
  }

  /** Lets go of all. */
  clear() {
    do this.letGo();
    while (this.stands.clip);
  }
}
