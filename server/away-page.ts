import { createHash } from "node:crypto";

/** How long until the page asks again by itself. */
export const retrySeconds = 3;

/** The colours of `app/globals.css`, as the system prefers them: what somebody chose is known only to scripts. */
const style = `
:root { color-scheme: light dark; --ground: oklch(1 0 0); --text: oklch(0.23 0.015 265); --quiet: oklch(0.49 0.02 265); --line: oklch(0.915 0.006 265); --link: oklch(0.47 0.16 268); --warning: oklch(0.53 0.11 70) }
@media (prefers-color-scheme: dark) { :root { --ground: oklch(0.19 0.008 265); --text: oklch(0.93 0.006 265); --quiet: oklch(0.7 0.015 265); --line: oklch(0.285 0.011 265); --link: oklch(0.76 0.11 268); --warning: oklch(0.8 0.13 80) } }
body { margin: 0; background: var(--ground); color: var(--text); font: 14px/20px system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif }
main { box-sizing: border-box; min-height: 100dvh; max-width: 26rem; margin: auto; padding: 48px 16px; display: flex; flex-direction: column; justify-content: center; gap: 12px }
h1 { margin: 8px 0 0; font-size: 20px; line-height: 28px; font-weight: 600; text-wrap: balance }
p { margin: 0; color: var(--quiet); text-wrap: pretty }
a { color: var(--link); text-underline-offset: 3px }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px }
.state { display: flex; align-items: center; gap: 8px; margin-top: 8px; color: var(--text) }
.state a { margin-left: auto }
.dot { width: 8px; height: 8px; border-radius: 50%; background: var(--warning); animation: pulse 2s ease-in-out infinite }
.operator { border-top: 1px solid var(--line); padding-top: 12px; font-size: 12px; line-height: 16px }
@keyframes pulse { 50% { opacity: 0.35 } }
@media (prefers-reduced-motion: reduce) { .dot { animation: none } }
`;

/** What stands in place of any page while the database is away. It runs no script. */
export const awayPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="${retrySeconds}">
<title>Database away · Saigen</title>
<style>${style}</style>
</head>
<body>
<main>
<img src="/icon.svg" width="40" height="40" alt="">
<h1>The database is away for a moment</h1>
<p>Saigen is running, but its database does not answer just now. This page asks again every ${retrySeconds} seconds and
opens what you wanted once it is back.</p>
<p>What was logged is kept. Training scripts are told to try again, and MLflow's client does so by itself.</p>
<p class="state"><span class="dot"></span>Waiting for the database <a href="">Try now</a></p>
<p class="operator">For operators: <a href="/ready">/ready</a> says what is missing.</p>
</main>
</body>
</html>
`;

const styleHash = createHash("sha256").update(style).digest("base64");

/** Its own style and the mark: nothing else may be loaded, and nothing run. */
export const awayPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
