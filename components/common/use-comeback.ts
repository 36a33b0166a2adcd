import { useEffect, useSyncExternalStore } from "react";
import { connection } from "./connection.ts";

/** Whether the server or its database is away, found out when this appears; `onBack` is called when it answers again. */
export function useComeback(onBack: () => void): boolean {
  const state = useSyncExternalStore(connection.subscribe, connection.read, () => "fine" as const);
  useEffect(() => void connection.check(), []);
  useEffect(
    () => connection.subscribe(() => (connection.read() === "fine" ? onBack() : undefined)),
    [onBack],
  );
  return state === "lost";
}
