import { type Language, languageOf } from "./languages.ts";

const mebibyte = 1024 * 1024;

/** How a file is shown. `facts` is for files that are not opened: `reason` says why, `warning` what to beware of. */
export type PreviewPlan =
  | {
      kind:
        | "image"
        | "audio"
        | "video"
        | "document"
        | "pdf"
        | "notebook"
        | "parquet"
        | "markdown"
        | "json"
        | "model";
    }
  | { kind: "separated"; separator: "\t" | undefined }
  | { kind: "text"; language: Language | undefined }
  | { kind: "tensors"; format: "npy" | "safetensors" }
  | { kind: "facts"; reason?: string; warning?: string };

/** Bytes of a text that are fetched; the page lays them out piece by piece. */
export const textBytesMax = 2 * mebibyte;
/** Bytes of separated text: some 100,000 rows of ten columns. */
export const separatedBytesMax = 12 * mebibyte;
/** JSON and notebooks are only readable whole. The files door gives no more than this. */
export const wholeBytesMax = 16 * mebibyte;
const imageBytesMax = 32 * mebibyte;
/** A figure that carries its library inside itself has some 5 MiB. */
const documentBytesMax = 64 * mebibyte;

const kinds: Record<string, readonly string[]> = {
  image: ["png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "svg"],
  audio: ["mp3", "wav", "ogg", "flac", "m4a", "opus", "aac"],
  video: ["mp4", "webm", "mov", "m4v"],
  document: ["html", "htm"],
  pickle: ["pkl", "pickle", "joblib", "pt", "pth", "ckpt", "dill", "skops"],
  binary:
    "npz feather arrow h5 hdf5 onnx bin model zip gz tgz tar bz2 xz 7z whl tif tiff ico avi ubj cbm pb tflite keras gguf db sqlite so pyc".split(
      " ",
    ),
};

const kindOfExtension = new Map(
  Object.entries(kinds).flatMap(([kind, extensions]) => extensions.map((extension) => [extension, kind])),
);

/** What MLflow writes beside a model, and is read at a glance. */
const modelFiles = new Set(["MLmodel", "requirements.txt", "conda.yaml", "python_env.yaml"]);

const pickleWarning = "Loading a pickle runs the code in it: open it only if you trust who made it.";
const tooLarge = (what: string) =>
  ({ kind: "facts", reason: `The ${what} is too large to show here.` }) as const;

/** What the name and the size of a file promise. What is no known kind is tried as text. */
export function planPreview(name: string, sizeBytes: number): PreviewPlan {
  const extension = extensionOf(name);
  const kind = kindOfExtension.get(extension);
  if (sizeBytes === 0) return { kind: "facts", reason: "The file is empty." };
  if (kind === "image") return sizeBytes <= imageBytesMax ? { kind } : tooLarge("picture");
  if (kind === "document") return sizeBytes <= documentBytesMax ? { kind } : tooLarge("document");
  if (kind === "audio" || kind === "video") return { kind };
  if (kind === "pickle") return { kind: "facts", warning: pickleWarning };
  if (kind === "binary") return { kind: "facts", reason: "There is no preview of this kind of file." };
  if (modelFiles.has(name) && sizeBytes <= textBytesMax) return { kind: "model" };
  return planByExtension(extension, sizeBytes) ?? { kind: "text", language: languageOf(name) };
}

function planByExtension(extension: string, sizeBytes: number): PreviewPlan | undefined {
  if (extension === "csv") return { kind: "separated", separator: undefined };
  if (extension === "tsv") return { kind: "separated", separator: "\t" };
  if (extension === "npy" || extension === "safetensors") return { kind: "tensors", format: extension };
  if (extension === "pdf") return sizeBytes <= documentBytesMax ? { kind: extension } : tooLarge("document");
  if (extension === "parquet") return { kind: extension };
  if (extension === "md") return { kind: "markdown" };
  if (extension === "json" && sizeBytes <= wholeBytesMax) return { kind: "json" };
  if (extension === "ipynb") return sizeBytes <= wholeBytesMax ? { kind: "notebook" } : tooLarge("notebook");
  return undefined;
}

const extensionOf = (name: string) =>
  /\.(?<extension>[^.]+)$/u.exec(name)?.groups?.["extension"]?.toLowerCase() ?? "";

/** Whether text came out of bytes that were none: NUL, or many places that are no UTF-8. */
export function looksBinary(text: string): boolean {
  if (text.includes("\0")) return true;
  const odd = text.split("\ufffd").length - 1;
  return odd > 8 && odd > text.length / 50;
}

/** The beginning of a longer text, without the half character its last byte may have left. */
export const trimCut = (text: string): string => text.replace(/\ufffd+$/u, "");
