/** Presses of buttons, without slips of the hand. */

const SLIP_MILLIS = 500;

/** Acts on a press, but not on the second click of a double click, nor on the Enters of a key held down. */
export function onPress(button, act) {
  let acted = -Infinity;
  button.addEventListener('keydown', (event) => event.repeat && event.key === 'Enter' && event.preventDefault());
  button.addEventListener('click', ({ detail, timeStamp }) => {
    if (detail > 1 && timeStamp - acted < SLIP_MILLIS) return;
    acted = timeStamp;
    act();
  });
}
