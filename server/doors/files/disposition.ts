export type Disposition = "attachment" | "inline";

/**
 * The header that names a download. A simple name stands as it is, as MLflow's server sends it; any other is given
 * twice, in ASCII and in full (RFC 6266), so that no quote or blank can end it early.
 */
export function contentDisposition(disposition: Disposition, name: string): string {
  if (/^[\w.+~!$&^`|-]+$/u.test(name)) return `${disposition}; filename=${name}`;
  const ascii = name.replace(/[^\w.+~ ()-]/gu, "_");
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encodeExtended(name)}`;
}

/** RFC 8187: percent-encoding, also of the five marks that `encodeURIComponent` leaves. */
function encodeExtended(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*!]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
