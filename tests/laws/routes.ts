import { doors } from "#server/doors/app.ts";
import { appRouter } from "#server/doors/trpc/router.ts";

export type Route = { method: string; path: string };

/** Every address the doors answer, read from the routers themselves; patterns are filled with what they match. */
export const routes: readonly Route[] = unique(
  Object.values(doors)
    .flatMap((door) => door.routes)
    .flatMap(({ method, path }) => methodsOf(method).map((one) => ({ method: one, path: fill(path) }))),
);

/** Every procedure of the typed API, and whether it reads, changes or stays open. */
export const procedures: readonly { name: string; type: string }[] = Object.entries(listProcedures()).map(
  ([name, { _def: procedure }]) => ({ name, type: procedure.type }),
);

/** At run time the router's procedures are one flat list, whatever its type says. */
function listProcedures(): Record<string, { _def: { type: string } }> {
  const { _def: router } = appRouter;
  return router.procedures as unknown as Record<string, { _def: { type: string } }>;
}

function methodsOf(method: string): string[] {
  return method === "ALL" ? ["GET", "POST", "PUT", "PATCH", "DELETE"] : [method];
}

function fill(path: string): string {
  return path
    .replaceAll(/:step\{[^}]*\}/gu, "create")
    .replaceAll(/:path\{[^}]*\}/gu, "1/a.txt")
    .replaceAll(":team", "some-team")
    .replaceAll("*", "anything");
}

function unique(list: readonly Route[]): Route[] {
  return [...new Map(list.map((route) => [`${route.method} ${route.path}`, route])).values()];
}
