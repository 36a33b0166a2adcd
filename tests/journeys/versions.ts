import type { Locator, Page } from "playwright-core";

/** A version's row on its model's page. */
export const versionRow = (page: Page, version: number): Locator =>
  page
    .getByRole("region", { name: "Table of versions" })
    .getByRole("row")
    .filter({
      has: page.getByRole("link", { name: `Version ${version}`, exact: true, includeHidden: true }),
    });

/** Chooses what is to be done with a version from its menu. */
export async function choose(page: Page, version: number, item: string): Promise<void> {
  await page.getByRole("button", { name: `More on version ${version}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}
