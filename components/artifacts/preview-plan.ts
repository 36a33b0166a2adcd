const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** How a file is shown, and how many of its bytes that takes. */
export type PreviewPlan =
  | { kind: "image" }
  | { kind: "text" | "markdown" | "separated" | "json"; bytes: number }
  | { kind: "none"; reason: string };

/** More than a page should fetch or lay out unasked; the rest is a download. */
const textBytes = 256 * kibibyte;
const separatedBytes = 512 * kibibyte;
/** A JSON table is only readable whole. The files door gives no more than 2 MiB. */
const jsonBytesMax = 2 * mebibyte;
const imageBytesMax = 20 * mebibyte;

const images = new Set(["png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "svg"]);
const pickles = new Set(["pkl", "pickle", "joblib", "pt", "pth", "ckpt"]);
const binaries = new Set(
  "npy npz parquet feather arrow h5 hdf5 onnx safetensors bin model zip gz tgz tar bz2 xz 7z whl pdf tif tiff ico mp3 wav ogg flac mp4 webm mov avi ubj cbm".split(
    " ",
  ),
);

/** What the name and the size of a file promise. What is no known kind is tried as text. */
export function planPreview(name: string, sizeBytes: number): PreviewPlan {
  const extension = /\.(?<extension>[^.]+)$/u.exec(name)?.groups?.["extension"]?.toLowerCase() ?? "";
  if (sizeBytes === 0) return { kind: "none", reason: "The file is empty." };
  if (images.has(extension)) {
    return sizeBytes <= imageBytesMax
      ? { kind: "image" }
      : { kind: "none", reason: "The picture is too large to show here." };
  }
  if (pickles.has(extension)) {
    return {
      kind: "none",
      reason: "Loading a pickle runs the code in it: open it only if you trust who made it.",
    };
  }
  if (binaries.has(extension)) return { kind: "none", reason: "There is no preview of this kind of file." };
  if (extension === "csv" || extension === "tsv") return { kind: "separated", bytes: separatedBytes };
  if (extension === "json" && sizeBytes <= jsonBytesMax) return { kind: "json", bytes: jsonBytesMax };
  if (extension === "md") return { kind: "markdown", bytes: textBytes };
  return { kind: "text", bytes: textBytes };
}

/** Whether text came out of bytes that were none: NUL, or many places that are no UTF-8. */
export function looksBinary(text: string): boolean {
  if (text.includes("\0")) return true;
  const odd = text.split("\ufffd").length - 1;
  return odd > 8 && odd > text.length / 50;
}

/** The beginning of a longer text, without the half character its last byte may have left. */
export const trimCut = (text: string): string => text.replace(/\ufffd+$/u, "");
