import { invalid } from "#server/core/errors.ts";

/** Bytes in UTF-8: a path is part of a Postgres index row, which holds at most some 2,700. */
const pathBytesMax = 2_000;
/** Bytes in UTF-8: the longest file name of the file systems that clients download to. */
const nameBytesMax = 255;
/** As many as MLflow's own client undoes before it calls a listed name unsafe. */
const decodingRoundsMax = 10;

/**
 * The one parser of artifact paths. Takes a path as a protocol handed it over (decoded once) and answers it in its
 * one spelling: names joined by single slashes, `""` for the root. It refuses what would lead out of the folder it is
 * joined to, on this machine or on a client's of any system, however often somebody decodes it.
 *
 * @throws AppError `invalid` with the text that MLflow's clients know; `details.reason` says what is wrong.
 */
export function parseArtifactPath(unverified: string): string {
  const reason = findFault(unverified);
  if (reason !== undefined) throw invalid("Invalid path", { reason });
  return namesOf(unverified).join("/");
}

/** What is wrong with a path, as a sentence for people; `undefined` when nothing is. */
export function findFault(unverified: string): string | undefined {
  const names = namesOf(unverified);
  const kept = names.join("/");
  if (utf8Bytes(kept) > pathBytesMax) return `A path has at most ${pathBytesMax} bytes.`;
  if (names.some((name) => utf8Bytes(name) > nameBytesMax))
    return `A name has at most ${nameBytesMax} bytes.`;
  // The kept spelling as well: `./%2f` is harmless as it came, and absolute once its first name is gone.
  return findFaultDecoding(unverified) ?? findFaultDecoding(kept);
}

function findFaultDecoding(path: string): string | undefined {
  let spelling = path;
  for (let round = 0; round <= decodingRoundsMax; round += 1) {
    const fault = faults.find(({ holds }) => holds(spelling));
    if (fault !== undefined) return fault.says;
    const decoded = decodePercent(spelling);
    if (decoded === spelling) return undefined;
    spelling = decoded;
  }
  return "The path is percent-encoded too many times.";
}

const faults: readonly { says: string; holds: (path: string) => boolean }[] = [
  { says: "A path may not be absolute.", holds: (path) => path.startsWith("/") },
  { says: "A path may not lead upwards (..).", holds: (path) => namesOf(path).some(isUpwards) },
  { says: "A path may not contain a backslash.", holds: (path) => path.includes("\\") },
  { says: "A path may not contain #.", holds: (path) => path.includes("#") },
  {
    says: "A name may not begin with a drive or with file:.",
    holds: (path) => namesOf(path).some(isElsewhere),
  },
  { says: "A path may not contain control characters.", holds: (path) => controls.test(path) },
  {
    says: "A path may not contain invisible or reordering characters.",
    holds: (path) => invisible.test(path),
  },
  { says: "A path has to be well-formed Unicode.", holds: (path) => !path.isWellFormed() },
];

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f]/u;
/** Marks that make a name read as another one. Joiners stay: scripts and emoji need them. */
const invisible = /[\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/u;

/** Windows drops dots and blanks at the end of a name, so `.. ` and `...` lead upwards there. */
const isUpwards = (name: string) => /^\.[. ]+$/u.test(name);
const isElsewhere = (name: string) => /^(?:[a-z]:|file:)/iu.test(name);

function namesOf(path: string): string[] {
  return path.split("/").filter((name) => name !== "" && name !== ".");
}

/** One round. What is no UTF-8 stays as it is, as Python's `unquote` leaves nothing harmful of it. */
function decodePercent(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/giu, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded.replace(/%[0-7][0-9a-f]/giu, decodeURIComponent);
    }
  });
}

const encoder = new TextEncoder();
const utf8Bytes = (text: string) => encoder.encode(text).byteLength;
