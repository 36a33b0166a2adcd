"use client";

import { Button } from "#components/ui/button.tsx";
import { useFrame } from "./frame-context.tsx";
import { PlaceLink } from "./place-link.tsx";

/** The way out of a page that is not there: to the team's home. */
export function HomeLink() {
  const { team } = useFrame();
  return (
    <Button asChild variant="outline">
      <PlaceLink href={`/${team.slug}`}>Go to the team’s home</PlaceLink>
    </Button>
  );
}
