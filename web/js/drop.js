/** Files dropped anywhere on the page: one is taken at a time. */

const carriesFile = (event) => event.dataTransfer?.types.includes('Files');

/** `onFile` gets the first file, and how many others came with it. */
export function acceptDrops(onFile) {
  let depth = 0; // enter and leave come for every element on the way
  const mark = () => document.body.classList.toggle('dropping', depth > 0);
  addEventListener('dragenter', (event) => {
    if (!carriesFile(event)) return;
    depth++;
    mark();
  });
  addEventListener('dragleave', (event) => {
    if (!carriesFile(event)) return;
    depth = Math.max(0, depth - 1);
    mark();
  });
  addEventListener('dragover', (event) => {
    if (carriesFile(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    depth = 0;
    mark();
    const [file, ...others] = event.dataTransfer.files;
    if (file) onFile(file, others.length);
  });
}
