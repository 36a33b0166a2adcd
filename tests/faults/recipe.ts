import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const docs = fileURLToPath(new URL("../../docs/operate.md", import.meta.url));

/** The first block of the operators' page in this language behind these words. */
export async function readRecipe(language: string, words = ""): Promise<string> {
  const page = await readFile(docs, "utf8");
  const block = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "su").exec(page.slice(page.indexOf(words)))?.[1];
  if (block === undefined || !page.includes(words))
    throw new Error(`the page has no ${language} for ${words}`);
  return block;
}
