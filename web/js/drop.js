/** Files dropped anywhere on the page: one is taken at a time. */

const carriesFile = (event) => event.dataTransfer?.types.includes('Files');

const isSound = ({ type }) => /^(audio|video)\//.test(type);

const isFolder = (item) => item.webkitGetAsEntry()?.isDirectory;

/**
 * `onFile` gets the first recording, or else the first file, and how many others came with it;
 * `onFolder` tells of folders alone. While `open` says no, nothing is taken, and the pointer shows it.
 */
export function acceptDrops(onFile, onFolder, open) {
  let depth = 0; // enter and leave come for every element on the way
  const mark = () => document.body.classList.toggle('dropping', depth > 0 && open());
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
    if (!carriesFile(event)) return;
    event.preventDefault();
    if (!open()) event.dataTransfer.dropEffect = 'none';
  });
  addEventListener('drop', (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    depth = 0;
    mark();
    if (!open()) return;
    const dropped = [...event.dataTransfer.items].filter(({ kind }) => kind === 'file');
    const files = dropped.filter((item) => !isFolder(item));
    const taken = files.find(isSound) ?? files[0];
    if (taken) onFile(taken.getAsFile(), files.length - 1);
    else if (dropped.length > 0) onFolder();
  });
}
