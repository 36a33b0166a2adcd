const marks: Readonly<Record<string, string>> = { " ": "␣", "\t": "⇥", "\n": "⏎", "\r": "⏎" };

/** A name with the blanks that a page swallows made visible, so that names that differ only in them look different: those at its ends, tabs, breaks, and the second of two. */
export const showBlanks = (name: string): string =>
  name.replaceAll(/^\s+|\s+$|(?<=\s)[^\S\u3000]+|[^\S \u3000]/gu, (blanks) =>
    Array.from(blanks, (blank) => marks[blank] ?? "⍽").join(""),
  );
