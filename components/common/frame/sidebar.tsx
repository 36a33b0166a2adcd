"use client";

import { PanelLeftIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { useFrame } from "./frame-context.tsx";
import { PlaceLink } from "./place-link.tsx";
import { isCurrent, places } from "./places.ts";
import { sidebarCookie } from "./sidebar-cookie.ts";
import { TeamSwitcher } from "./team-switcher.tsx";

/** The places of the team, 224 px wide or folded to icons; which of the two is kept in a cookie so that the server draws it right. */
export function Sidebar({ initial }: { initial: "wide" | "icons" }) {
  const [width, setWidth] = useState(initial);
  const fold = () => {
    const next = width === "wide" ? "icons" : "wide";
    setWidth(next);
    document.cookie = `${sidebarCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
  };
  const folded = width === "icons";
  return (
    <aside
      className={cn(
        "sticky top-0 hidden h-dvh shrink-0 flex-col border-r bg-sidebar md:flex",
        folded ? "w-13" : "w-56",
      )}
    >
      <div className="flex h-12 items-center px-2">
        <TeamSwitcher folded={folded} />
      </div>
      <nav aria-label="Places" className="flex flex-1 flex-col gap-0.5 px-2 py-1">
        <SidebarLinks folded={folded} />
      </nav>
      <div className={cn("flex p-2", folded ? "justify-center" : "justify-end")}>
        <Button
          variant="ghost"
          size="icon-sm"
          onClick={fold}
          aria-label={folded ? "Widen the sidebar" : "Fold the sidebar"}
          title={folded ? "Widen the sidebar" : "Fold the sidebar"}
          className="text-muted-foreground"
        >
          <PanelLeftIcon />
        </Button>
      </div>
    </aside>
  );
}

function SidebarLinks({ folded }: { folded: boolean }) {
  const { team } = useFrame();
  const pathname = usePathname();
  return places.map((place) => {
    const current = isCurrent(place, team.slug, pathname);
    return (
      <PlaceLink
        key={place.path}
        href={`/${team.slug}${place.path}`}
        aria-current={current ? "page" : undefined}
        title={`${place.label} (${place.keys})`}
        className={cn(
          "flex h-8 items-center gap-2.5 rounded-md px-2 text-sm text-muted-foreground outline-none hover:bg-accent hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring",
          current && "bg-accent font-medium text-foreground",
          folded && "justify-center px-0",
        )}
      >
        <place.icon aria-hidden className="size-4 shrink-0" />
        <span className={folded ? "sr-only" : undefined}>{place.label}</span>
      </PlaceLink>
    );
  });
}
