/** Puts the chosen file into the address, as a step that the back button undoes; `null` leaves the preview. */
export function showFile(path: string | null): void {
  const address = new URL(window.location.href);
  if (path === null) address.searchParams.delete("file");
  else address.searchParams.set("file", path);
  window.history.pushState(null, "", address);
}
