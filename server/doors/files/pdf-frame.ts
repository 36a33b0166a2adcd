import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { reachedOrigin } from "#server/doors/reached-origin.ts";
import { policyWith } from "./documents.ts";

/** The parts of pdf.js, by the last step of their address. */
const parts = {
  "pdf.mjs": "pdfjs-dist/legacy/build/pdf.min.mjs",
  "worker.mjs": "pdfjs-dist/legacy/build/pdf.worker.min.mjs",
} as const;

/** A part of pdf.js. Everybody may read it; the frame has nobody's origin, so that it needs to be told so. */
export async function sendPdfPart(part: keyof typeof parts): Promise<Response> {
  const file = fileURLToPath(import.meta.resolve(parts[part]));
  return new Response(await readFile(file), {
    headers: {
      "Content-Type": "text/javascript; charset=utf-8",
      "X-Content-Type-Options": "nosniff",
      "Access-Control-Allow-Origin": "*",
      "Cache-Control": "public, max-age=3600",
    },
  });
}

/**
 * A document that draws a PDF. The page that frames it hands it the bytes by message; it has no cookies and reaches no server but for the
 * two parts of pdf.js. Of a long document the pages in sight are drawn. Says nothing of anybody.
 */
export function sendPdfFrame(request: Request): Response {
  const origin = reachedOrigin(request);
  const scripts = Object.keys(parts).map((part) => `${origin}/api/frame/${part}`);
  return new Response(page, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policyWith([`'sha256-${scriptHash}'`, ...scripts].join(" ")),
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "private, no-cache",
    },
  });
}

/** No worker may start in nobody's origin, so that the part that reads the file runs in the frame's own thread. */
const script = `
  import * as worker from "/api/frame/worker.mjs";
  globalThis.pdfjsWorker = worker;
  const { getDocument } = await import("/api/frame/pdf.mjs");
  const tell = (message) => parent.postMessage(message, "*");

  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.bytes instanceof ArrayBuffer) show(data.bytes).catch(({ message }) => tell({ failed: message }));
  });

  async function show(bytes) {
    const pdf = await getDocument({ data: bytes, isEvalSupported: false, useWasm: false }).promise;
    tell({ pages: pdf.numPages });
    const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
    const near = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        void draw(pdf, target);
      }
    }, { rootMargin: "100% 0px" });
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const canvas = document.createElement("canvas");
      canvas.dataset.page = number;
      canvas.style.aspectRatio = first.width + " / " + first.height;
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", "Page " + number + " of " + pdf.numPages);
      document.body.append(canvas);
      near.observe(canvas);
    }
  }

  async function draw(pdf, canvas) {
    const page = await pdf.getPage(Number(canvas.dataset.page));
    const { width, height } = page.getViewport({ scale: 1 });
    canvas.style.aspectRatio = width + " / " + height;
    const scale = Math.min(4, (canvas.clientWidth / width) * devicePixelRatio);
    const viewport = page.getViewport({ scale });
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await page.render({ canvas, viewport }).promise;
    const { items } = await page.getTextContent();
    canvas.setAttribute("aria-label", canvas.getAttribute("aria-label") + ": " + items.map(({ str }) => str).join(" "));
  }

  tell({ isReady: true });
`;

const scriptHash = createHash("sha256").update(script).digest("base64");

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>PDF</title>
<style>
  :root { color-scheme: light }
  body { margin: 0; padding: 16px; background: #e8eaed; display: grid; gap: 16px; justify-items: center }
  canvas { width: min(100%, 900px); background: white; box-shadow: 0 1px 3px #0003 }
</style>
<body>
<script type="module">${script}</script>
`;
