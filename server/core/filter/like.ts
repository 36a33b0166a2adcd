/** One place of a LIKE pattern: any run of characters, any one character, or this character. */
type Place = { kind: "run" } | { kind: "one" } | { kind: "exactly"; character: string };

/**
 * Reads a LIKE pattern. `\%`, `\_` and `\\` are the sign itself; any other backslash is an ordinary character, so
 * that `'C:\data\%.csv'` fails nowhere.
 */
function readPattern(pattern: string): Place[] {
  const characters = [...pattern];
  const places: Place[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? "";
    const next = characters[at + 1];
    if (character === "\\" && (next === "%" || next === "_" || next === "\\")) {
      places.push({ kind: "exactly", character: next });
      at += 1;
    } else if (character === "%") places.push({ kind: "run" });
    else if (character === "_") places.push({ kind: "one" });
    else places.push({ kind: "exactly", character });
  }
  return places;
}

/** The pattern as Postgres reads it, with every literal sign escaped. */
export function toPostgresPattern(pattern: string): string {
  const signs = readPattern(pattern).map((place) => {
    if (place.kind === "run") return "%";
    return place.kind === "one" ? "_" : place.character.replace(/[\\%_]/, "\\$&");
  });
  return signs.join("");
}

/** Whether the whole text matches the pattern. ILIKE ignores the case of A to Z only, on every database alike. */
export function matchesLike(text: string, pattern: string, caseSensitive: boolean): boolean {
  const fold = (value: string) =>
    caseSensitive ? value : value.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return matchPlaces([...fold(text)], readPattern(fold(pattern)));
}

/** The greedy walk with one point of return: the last run of any characters. */
function matchPlaces(text: string[], places: Place[]): boolean {
  let at = 0;
  let place = 0;
  let returnTo = -1;
  let retryFrom = 0;
  while (at < text.length) {
    const wanted = places[place];
    if (wanted?.kind === "run") {
      place += 1;
      returnTo = place;
      retryFrom = at;
    } else if (wanted && (wanted.kind === "one" || wanted.character === text[at])) {
      at += 1;
      place += 1;
    } else if (returnTo >= 0) {
      retryFrom += 1;
      at = retryFrom;
      place = returnTo;
    } else return false;
  }
  return places.slice(place).every((rest) => rest.kind === "run");
}
