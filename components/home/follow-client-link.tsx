"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useFragment } from "#components/auth/use-fragment.ts";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { followClientLink } from "./client-link.ts";

/** Leads on to the run or the experiment whose address a client printed: they begin with `/#/`, so they arrive at home. */
export function FollowClientLink() {
  const { teams } = useFrame();
  const fragment = useFragment();
  const router = useRouter();
  const own = teams.filter(({ isSample }) => !isSample);
  const path = followClientLink(fragment ?? "", own.length === 1 ? own[0]?.slug : undefined);
  useEffect(() => {
    if (path !== undefined) router.replace(path);
  }, [path, router]);
  return null;
}
