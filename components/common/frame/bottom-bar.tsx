"use client";

import { usePathname } from "next/navigation";
import { cn } from "#components/ui/cn.ts";
import { useFrame } from "./frame-context.tsx";
import { PlaceLink } from "./place-link.tsx";
import { isCurrent, places } from "./places.ts";

/** The places of the team within a thumb's reach; only on a phone. */
export function BottomBar() {
  const { team } = useFrame();
  const pathname = usePathname();
  return (
    <nav
      aria-label="Places"
      className="fixed inset-x-0 bottom-0 z-40 flex h-14 border-t bg-sidebar pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {places.map((place) => {
        const current = isCurrent(place, team.slug, pathname);
        return (
          <PlaceLink
            key={place.path}
            href={`/${team.slug}${place.path}`}
            aria-current={current ? "page" : undefined}
            className={cn(
              "flex flex-1 flex-col items-center justify-center gap-0.5 text-xs text-muted-foreground",
              current && "font-medium text-foreground",
            )}
          >
            <place.icon aria-hidden className="size-5" />
            {place.label}
          </PlaceLink>
        );
      })}
    </nav>
  );
}
