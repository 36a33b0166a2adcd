import { createHash } from "node:crypto";
import type { OpenArtifact } from "#server/domain/artifacts/index.ts";
import { sendFile } from "./send.ts";

/**
 * What a stranger's document may do: run its own scripts in an origin that is nobody's, with what it carries inside itself.
 * It has no cookies and no storage of ours, reaches neither the page around it nor any server, ours included, opens no
 * window and sends no form.
 */
export const documentPolicy = policyWith("'unsafe-inline' 'unsafe-eval' data: blob:");

/** The same for a document of ours that handles what strangers made; `scripts` are the sources of scripts that run. */
export function policyWith(scripts: string): string {
  return [
    "sandbox allow-scripts",
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'unsafe-inline' data: blob:",
    "img-src data: blob:",
    "media-src data: blob:",
    "font-src data: blob:",
    "connect-src data: blob:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
}

const documents: Record<string, string> = {
  "text/html": "text/html; charset=utf-8",
  "image/svg+xml": "image/svg+xml",
};

/** Whether a file is a document that a browser can show in a frame. */
export const isDocument = (contentType: string): boolean => Object.hasOwn(documents, contentType);

/** The whole file as a document in its sandbox, which holds as well when somebody opens the address by itself. */
export function sendDocument(request: Request, file: OpenArtifact, contentType: string): Promise<Response> {
  return sendFile(request, file, {
    contentType: documents[contentType] ?? "text/plain; charset=utf-8",
    disposition: "inline",
    policy: documentPolicy,
  });
}

/**
 * An empty document in the same sandbox. The page that frames it hands it HTML by message, such as the output of a
 * notebook's cell, and hears how high that is; scripts and handlers in that HTML do not run. Everybody may read it: it
 * says nothing of anybody.
 */
export function sendEmptyDocument(): Response {
  return new Response(emptyDocument, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": outputPolicy,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "public, max-age=3600",
    },
  });
}

const outputScript = `
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || typeof data?.html !== "string") return;
    document.body.replaceChildren(document.createRange().createContextualFragment(data.html));
  });
  new ResizeObserver(() => parent.postMessage({ heightPx: document.documentElement.offsetHeight }, "*"))
    .observe(document.documentElement);
  parent.postMessage({ isReady: true }, "*");
`;

const outputPolicy = policyWith(`'sha256-${createHash("sha256").update(outputScript).digest("base64")}'`);

const emptyDocument = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Output</title>
<style>
  :root { color-scheme: light }
  body { margin: 0; padding: 8px; background: white; color: #1c1f26; font: 13px/1.5 system-ui, sans-serif; overflow-x: auto }
  table { border-collapse: collapse } th, td { padding: 3px 8px; border-bottom: 1px solid #ddd; text-align: right }
</style>
<body>
<script>${outputScript}</script>
`;
