/** Enough of a text to recognise it: the first 200 characters, and an ellipsis where something is left out. */
export function excerpt(text: string): string {
  const lengthMax = 200;
  return text.length <= lengthMax ? text : `${text.slice(0, lengthMax).toWellFormed()}…`;
}
