"use client";

import { createContext, use } from "react";
import type { Role } from "#server/auth/caller.ts";

/** What every page of a team knows: the team, the reader's other teams, and who is reading. */
export type Frame = {
  team: { slug: string; name: string };
  teams: { slug: string; name: string; isSample: boolean }[];
  me: { name: string; email: string };
  role: Role;
};

const FrameContext = createContext<Frame | undefined>(undefined);

export const FrameProvider = FrameContext.Provider;

/** The frame of the page. @throws Error outside a team's pages. */
export function useFrame(): Frame {
  const frame = use(FrameContext);
  if (frame === undefined) throw new Error("useFrame is called outside a team's pages");
  return frame;
}
