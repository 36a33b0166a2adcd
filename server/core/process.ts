/**
 * A value that must exist once in a process. Next bundles its own copy of server modules, so what both
 * copies share (pool, bus, queue) is kept on `globalThis` under a symbol.
 */
export function oncePerProcess<T>(name: string, make: () => T): T {
  const holder: Record<symbol, unknown> = globalThis as unknown as Record<symbol, unknown>;
  const key = Symbol.for(`saigen.${name}`);
  holder[key] ??= make();
  return holder[key] as T;
}
