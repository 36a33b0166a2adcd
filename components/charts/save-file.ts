/** Hands the browser a file to download. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, "_");
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
