/** Windows refuses these in a name, and takes the last for the start of a stream. */
const forbidden = /[<>"|?*:]/gu;
/** Windows drops dots and blanks at the end of a name. */
const trailing = /[. ]+$/u;
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/iu;

/**
 * Gives the paths of one folder names in a zip below a folder of their own. Stored paths cannot lead anywhere else
 * already; here every name is made one that all systems keep, and no two are the same to a disk that takes capital and
 * small letters, or two spellings of one letter, for the same: the second is `name (2)`.
 */
export function makeNamer(folder: string): (path: string) => string {
  const taken = new Set<string>();
  const folders = new Map<string, string>([["", toPortable(folder)]]);
  const nameIn = (parent: string, name: string): string => {
    for (let count = 1; ; count += 1) {
      const candidate = `${parent}/${count === 1 ? name : numbered(name, count)}`;
      if (!taken.has(fold(candidate))) return take(taken, candidate);
    }
  };
  const folderFor = (path: string): string => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const cut = path.lastIndexOf("/");
    const made = nameIn(folderFor(path.slice(0, Math.max(cut, 0))), toPortable(path.slice(cut + 1)));
    folders.set(path, made);
    return made;
  };
  return (path) => {
    const cut = path.lastIndexOf("/");
    return nameIn(folderFor(path.slice(0, Math.max(cut, 0))), toPortable(path.slice(cut + 1)));
  };
}

function take(taken: Set<string>, name: string): string {
  taken.add(fold(name));
  return name;
}

const fold = (name: string) => name.normalize("NFC").toLowerCase();

function toPortable(name: string): string {
  const portable = name.replace(forbidden, "_").replace(trailing, (end) => "_".repeat(end.length));
  return devices.test(portable) ? `_${portable}` : portable;
}

/** `a.txt` becomes `a (2).txt`; a dot at the beginning begins no extension. */
function numbered(name: string, count: number): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? `${name.slice(0, dot)} (${count})${name.slice(dot)}` : `${name} (${count})`;
}
