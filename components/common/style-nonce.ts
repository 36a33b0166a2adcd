/**
 * Libraries that make a `<style>` element by themselves (sonner, react-remove-scroll below Radix) know nothing of
 * the page's content security policy, which refuses styles without its nonce. Importing this module before them
 * gives every style element a script creates the nonce of the page. Markup that is injected as text gets none.
 */
if (typeof document !== "undefined") lendNonce(document);

function lendNonce(page: Document): void {
  const nonce = page.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce === undefined || nonce === "") return;
  page.createElement = new Proxy(page.createElement, {
    apply(create, _self, args: Parameters<Document["createElement"]>) {
      const element: HTMLElement = Reflect.apply(create, page, args);
      if (element instanceof HTMLStyleElement) element.nonce = nonce;
      return element;
    },
  });
}
