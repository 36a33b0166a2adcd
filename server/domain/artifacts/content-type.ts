/**
 * The media type of a file by its name alone, as MLflow's server and client decide it; never with a charset, because
 * clients compare the header for equality. What somebody claimed at upload is not trusted.
 */
export function contentTypeOf(name: string): string {
  if (plainNames.has(name.toLowerCase())) return "text/plain";
  const extension = /\.(?<extension>[^.]+)$/u.exec(name)?.groups?.["extension"]?.toLowerCase() ?? "";
  return plainExtensions.has(extension) ? "text/plain" : (types[extension] ?? "application/octet-stream");
}

const plainNames = new Set(["mlmodel", "mlproject"]);

const plainExtensions = new Set(
  "txt log err cfg conf cnf cf ini properties prop hocon toml yaml yml xml json js py py3 csv tsv md rst".split(
    " ",
  ),
);

const types: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  bmp: "image/bmp",
  tif: "image/tiff",
  tiff: "image/tiff",
  ico: "image/vnd.microsoft.icon",
  svg: "image/svg+xml",
  html: "text/html",
  htm: "text/html",
  css: "text/css",
  pdf: "application/pdf",
  mp3: "audio/mpeg",
  wav: "audio/x-wav",
  ogg: "audio/ogg",
  flac: "audio/flac",
  m4a: "audio/mp4",
  opus: "audio/opus",
  aac: "audio/aac",
  mp4: "video/mp4",
  webm: "video/webm",
  m4v: "video/mp4",
  mov: "video/quicktime",
  avi: "video/x-msvideo",
  zip: "application/zip",
  tar: "application/x-tar",
  tgz: "application/x-tar",
  gz: "application/gzip",
  bz2: "application/x-bzip2",
  xz: "application/x-xz",
  h5: "application/x-hdf5",
  hdf5: "application/x-hdf5",
  ipynb: "application/x-ipynb+json",
};
