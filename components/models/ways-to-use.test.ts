import { expect, test } from "vitest";
import { waysToUse } from "./ways-to-use.ts";

test("an address stays one word of the shell and one text of Python, whatever is in it", () => {
  const [python, download] = waysToUse(`models:/it's "$(id)"/1`);
  expect(python?.code).toContain(String.raw`load_model("models:/it's \"$(id)\"/1")`);
  expect(download?.code).toContain(String.raw`-u 'models:/it'\''s "$(id)"/1' -d model`);
});
