/**
 * A name or an id from a part of an address. Next hands it to pages as it was written, and to `generateMetadata` decoded:
 * what is no code stays as it is, and is then the name of nothing.
 */
export function decodePart(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
