/** The clip that is worked on, and what the page comes back to from all that comes to nothing. */

const NOTHING = { state: 'empty', status: '', clip: null };

export class Desk {
  clip = null; // what is worked on
  stands = { ...NOTHING }; // { state, status, clip, trouble, stale }

  /** Whether what is worked on is what stands. */
  get worksOnWhatStands() {
    return this.clip === this.stands.clip;
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

  /** What is worked on takes the place of what stood. */
  stand(state, status, trouble) {
    if (!this.worksOnWhatStands) this.stands.clip?.release();
    this.stands = { state, status, clip: this.clip, trouble };
  }

  /** Lets go of what is worked on and of what stands. */
  clear() {
    this.setAside();
    this.stands.clip?.release();
    this.stands = { ...NOTHING };
  }
}
