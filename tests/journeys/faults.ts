import type { BrowserContext } from "playwright-core";

/** Appends to `faults` what goes wrong in the pages of a context and does not match `tolerates`. */
export function collectFaults(context: BrowserContext, faults: string[], tolerates?: RegExp): void {
  const note = (fault: string) => {
    if (tolerates?.test(fault) !== true) faults.push(fault);
  };
  context.on("console", (message) => {
    if (message.type() === "error") note(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => note(String(error.error().stack ?? error.error())));
  context.on("response", (response) => {
    if (response.status() >= 500) note(`${response.status()} ${response.url()}`);
  });
}
