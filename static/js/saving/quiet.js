// A dialog that opens while somebody types swallows what they type, and may be answered by it. So dialogs wait.

const QUIET = 1500;
let last = -QUIET;
for (const event of ["keydown", "input"]) document.addEventListener(event, () => { last = performance.now(); }, true);

export function whenQuiet(open) {
  const left = last + QUIET - performance.now();
  if (left > 0) setTimeout(() => whenQuiet(open), left);
  else open();
}
