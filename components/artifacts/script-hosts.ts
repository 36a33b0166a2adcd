/** The other sites whose scripts or styles the beginning of an HTML file asks for. */
export function findScriptHosts(html: string): string[] {
  const found = html.matchAll(
    /<(?:script|link)\b[^>]{0,500}?(?:src|href)\s*=\s*["']?(?:https?:)?\/\/(?<host>[\w.-]+)/giu,
  );
  return [...new Set([...found].flatMap(({ groups }) => groups?.["host"] ?? []))];
}
