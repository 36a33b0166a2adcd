import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { curvesOf } from "./chart.ts";
import { eventually, go, signIn, withStage } from "./stage.ts";

const stage = withStage(async () => ({ SAMPLE: "on" }));
const picture = fileURLToPath(new URL("../../docs/images/run-table.png", import.meta.url));

test("on a phone, the account's menu leads to the other teams", async () => {
  await stage.openTeam("vision", { "ann@example.org": "owner" });
  await stage.openTeam("speech", { "ann@example.org": "owner" });
  const page = await stage.visit("ann@example.org", { viewport: { width: 390, height: 844 } });
  await go(page, "/vision");
  await page.getByRole("button", { name: /account$/ }).click();
  await page.getByRole("menuitem", { name: "speech" }).click();
  await page.waitForURL("**/speech");
});

test("the sample team shows runs that were recorded, and its owner removes it", async () => {
  const page = await stage.open({ tolerates: /404/ });
  await signIn(page, stage.printedLink());
  await eventually(() => stage.product().printed()).toContain("the sample team is there");
  await go(page, "/main");
  await page.getByRole("link", { name: "Look around in Sample" }).click();
  await page.waitForURL("**/sample");
  await go(page, "/sample/experiments");
  await page.getByRole("link", { name: "tumour-classifier" }).click();
  await page.waitForURL("**/experiments/*");
  const table = page.getByRole("table", { name: "Runs" });
  await eventually(() => table.locator("tr[data-run]").count()).toBeGreaterThan(3);
  await page.getByRole("button", { name: "accuracy", exact: true }).click();
  await page.getByRole("link", { name: "logistic-regression-1", exact: true }).waitFor();
  await page.getByRole("button", { name: "Runs nested below logistic-regression-1", exact: true }).click();
  await page.getByRole("link", { name: "fold-5" }).waitFor();
  for (const name of ["logistic-regression-1", "random-forest-300-8"])
    await page.getByRole("checkbox", { name: `Select ${name}`, exact: true }).click();
  if (process.env["UPDATE_IMAGES"] === "1") await page.screenshot({ path: picture, animations: "disabled" });

  await go(page, "/sample/experiments");
  await page.getByRole("link", { name: "diabetes-boosting" }).click();
  await table.locator("tr[data-run] a").first().click();
  await page.getByRole("link", { name: "Charts" }).click();
  await eventually(() => curvesOf(page.getByRole("main")).count()).toBeGreaterThan(0);

  await go(page, "/sample/models");
  await page.getByRole("link", { name: "tumour-classifier" }).click();
  const versions = page.getByRole("region", { name: "Table of versions" });
  await eventually(() => versions.getByRole("row").count()).toBeGreaterThan(3);
  await page.getByText("champion", { exact: true }).first().waitFor();

  await go(page, "/sample/settings");
  await page.getByRole("button", { name: "Remove the sample" }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Remove/ })
    .click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sample"));
  expect((await go(page, "/sample"))?.status()).toBe(404);
});
