/** Puts the chosen file into the address, as a step that the back button undoes; `null` leaves the preview. */
export function showFile(path: string | null): void {
  window.history.pushState(null, "", addressWith(path));
}

/** The same without a step of its own: the next picture of a series is no new place. */
export function replaceFile(path: string): void {
  window.history.replaceState(null, "", addressWith(path));
}

function addressWith(path: string | null): URL {
  const address = new URL(window.location.href);
  if (path === null) address.searchParams.delete("file");
  else address.searchParams.set("file", path);
  return address;
}
