/** Text that no POSIX shell reads anything into. */
const plain = /^[\w@%+=:,./-]+$/u;

/** What a terminal could take as a command of its own when the text is pasted, or what shows a reader something else. */
const treacherous =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

/**
 * One word of a POSIX shell that stands for exactly this text, whatever is in it: between single quotes, or, where a
 * control or reordering character would reach a terminal as it is, spelled in octal for `printf`. It says nothing about
 * a leading dash: the command around it has to (`--`, `--name=`).
 */
export function quote(text: string): string {
  if (plain.test(text)) return text;
  return treacherous.test(text) ? quoteOctal(text) : quoteSingle(text);
}

/** A command line of words that are each quoted. */
export const commandOf = (...words: string[]): string => words.map(quote).join(" ");

const quoteSingle = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A substitution drops line ends at the end of what it reads, so those stand behind it. */
function quoteOctal(text: string): string {
  const [, body = "", ending = ""] = /^(.*?)(\n*)$/su.exec(text) ?? [];
  const octal = [...encoder.encode(body)].map(spellByte).join("");
  return `"$(printf %b '${octal}')"${ending === "" ? "" : quoteSingle(ending)}`;
}

/** As an argument of `%b`, where octal has a leading zero: a format would go on to read the `%` that comes out of it. */
function spellByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w .,:/=@+-]/u.test(character) ? character : `\\0${byte.toString(8).padStart(3, "0")}`;
}

const encoder = new TextEncoder();
