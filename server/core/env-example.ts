import { writeFileSync } from "node:fs";
import { type Declaration, sections } from "./env-declarations.ts";

const preface = `# Settings of Saigen. Copy this file to .env and set what you need; the real environment wins over it.
# Every line shows the default, or an example where there is none.
`;

/** The text of `.env.example`, made from the declarations: a heading for each section, a sentence for each setting. */
export function renderEnvExample(): string {
  const parts = Object.entries(sections).map(([heading, settings]) =>
    [`# --- ${heading} ---`, ...Object.values(settings).map(renderSetting)].join("\n\n"),
  );
  return `${[preface.trimEnd(), ...parts].join("\n\n")}\n`;
}

function renderSetting({ variable, says, default: defaultText, example }: Declaration): string {
  return `# ${says}\n# ${variable}=${defaultText || example || ""}`;
}

if (import.meta.main) writeFileSync(new URL("../../.env.example", import.meta.url), renderEnvExample());
