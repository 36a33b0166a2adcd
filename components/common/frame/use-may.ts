"use client";

import { mayTry } from "#server/auth/caller.ts";
import type { Action } from "#server/core/policy.ts";
import { useFrame } from "./frame-context.tsx";

/** Whether the reader's role allows an action: buttons that would be refused are not shown. The server decides all the same. */
export function useMay(action: Action): boolean {
  const { role, me } = useFrame();
  return mayTry({ role, actor: { kind: "person", personId: 0, ...me } }, action);
}
