/** Characters and lines laid out at once: more make the browser slow, and nobody reads on without asking. */
const characters = 200_000;
const lines = 4_000;

/** The first `pieces` pieces of a text, cut at the end of a line where there is one near. */
export function firstPieces(text: string, pieces: number): string {
  const most = text.slice(0, characters * pieces);
  const end = endOfLine(most, lines * pieces);
  if (end < most.length) return most.slice(0, end);
  if (most.length === text.length) return text;
  const lastLine = most.lastIndexOf("\n");
  return lastLine > most.length - 10_000 ? most.slice(0, lastLine) : most;
}

/** Where the line with this number ends; the length of the text when it has fewer. */
function endOfLine(text: string, line: number): number {
  let at = -1;
  for (let count = 0; count < line; count += 1) {
    at = text.indexOf("\n", at + 1);
    if (at === -1) return text.length;
  }
  return at;
}

/** Colouring a line makes an element for each of its tokens: beyond this length it is left plain. */
const lineLengthMax = 5_000;

/** Whether a piece of code is small enough in each of its lines to be coloured. */
export const isColourable = (text: string): boolean =>
  text.split("\n").every((line) => line.length <= lineLengthMax);
