// Leaving the page: links wait for the last save, and the browser warns when something would be lost.

function warn(event) { event.preventDefault(); }

// Only while something is unsaved: a page that always listens cannot be kept for the back button.
export function guardLeaving(unsaved) {
  if (unsaved) window.addEventListener("beforeunload", warn);
  else window.removeEventListener("beforeunload", warn);
}

export function leaveWhenSaved(queue) {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.origin !== location.origin || link.hasAttribute("download")) return;
    if (link.pathname === location.pathname && link.hash) return;
    if (!queue.unsaved.length) return;
    event.preventDefault();
    await queue.flush();
    window.location.assign(link.href);
  });
}
