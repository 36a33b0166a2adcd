"use client";

import Link from "next/link";
import { useFrame } from "#components/common/frame/frame-context.tsx";

/** The way to the sample team, for whoever has nothing of their own to look at yet; nothing where there is no such team. */
export function SampleLink() {
  const { teams } = useFrame();
  const sample = teams.find(({ isSample }) => isSample);
  if (sample === undefined) return null;
  return (
    <p className="mt-5 text-sm text-muted-foreground">
      No script at hand?{" "}
      <Link href={`/${sample.slug}`} className="text-link hover:underline">
        Look around in {sample.name}
      </Link>
      : recorded runs with their curves, files and models.
    </p>
  );
}
