import axe from "axe-core";
import type { Page } from "playwright-core";

/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page has to carry its functions along */

const phone = { width: 390, height: 844 };
const desktop = { width: 1440, height: 900 };

/**
 * What is wrong with a page as it looks on a phone and on a desk, in light and dark: it scrolls sideways, something lies
 * over a control, or axe finds a serious or critical violation. Each fault is a sentence.
 */
export async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const faults: string[] = [];
  for (const [size, viewport] of Object.entries({ phone, desktop })) {
    await page.setViewportSize(viewport);
    // Charts follow the size of the window with the next frames.
    await page.waitForFunction(fits, undefined, { timeout: 2_000 }).catch(() => undefined);
    faults.push(...(await page.evaluate(findCovered)).map((fault) => `${size}: ${fault}`));
    faults.push(...(await findViolations(page, "all")).map((fault) => `${size}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: "dark" });
  faults.push(...(await findViolations(page, "contrast")).map((fault) => `dark: ${fault}`));
  await page.emulateMedia({ colorScheme: "light" });
  return faults;
}

/** The theme changes colours alone, so in the other one only these are looked at. */
async function findViolations(page: Page, rules: "all" | "contrast"): Promise<string[]> {
  const runOnly = rules === "all" ? {} : { runOnly: ["color-contrast"] };
  const options = JSON.stringify({ resultTypes: ["violations"], ...runOnly });
  return page.evaluate<string[]>(`axe.run(${options}).then(({ violations }) => violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 200)).join(" | ")))`);
}

const fits = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth;

/** Runs in the page: whether it scrolls sideways, and the controls whose middle belongs to something else. */
function findCovered(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const faults = scrollWidth > clientWidth ? [`the page is ${scrollWidth - clientWidth} px too wide`] : [];
  for (const control of document.querySelectorAll("a[href], button, input, select, textarea")) {
    const middle = visibleMiddle(control);
    if (middle === undefined) continue;
    const top = document.elementFromPoint(middle.x, middle.y);
    if (top === null || control.contains(top) || top.contains(control) || floats(top)) continue;
    faults.push(`${nameOf(top)} lies over ${nameOf(control)}`);
  }
  return faults;

  function visibleMiddle(control: Element): { x: number; y: number } | undefined {
    if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return undefined;
    if (getComputedStyle(control).clipPath !== "none") return undefined;
    const { x, y, width, height } = control.getBoundingClientRect();
    if (width < 2 || height < 2) return undefined;
    const middle = { x: x + width / 2, y: y + height / 2 };
    for (let around = control.parentElement; around !== null; around = around.parentElement) {
      const clips = getComputedStyle(around).overflow !== "visible";
      if (clips && !holds(around.getBoundingClientRect(), middle)) return undefined;
    }
    return middle;
  }

  function holds(box: DOMRect, { x, y }: { x: number; y: number }): boolean {
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  }

  /** Bars and sticky heads lie over what scrolls below them on purpose. */
  function floats(element: Element): boolean {
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(around).position)) return true;
    }
    return false;
  }

  function nameOf(element: Element): string {
    const text = element.getAttribute("aria-label") ?? element.textContent;
    return `<${element.tagName.toLowerCase()}> “${text.trim().slice(0, 60)}”`;
  }
}
