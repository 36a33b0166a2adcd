"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { revealTab } from "#components/common/reveal.ts";
import { cn } from "#components/ui/cn.ts";

const tabs = [
  { label: "Team", path: "" },
  { label: "Members", path: "/members" },
  { label: "Tokens", path: "/tokens" },
  { label: "You", path: "/sessions" },
  { label: "Single sign-on", path: "/sso" },
  { label: "Webhooks", path: "/webhooks" },
  { label: "Storage", path: "/storage" },
];

/** The parts of the settings; each has an address of its own. */
export function SettingsTabs() {
  const { team } = useFrame();
  const pathname = usePathname();
  const home = `/${team.slug}/settings`;
  return (
    <nav aria-label="Settings" className="mb-6 flex gap-1 overflow-x-auto border-b">
      {tabs.map(({ label, path }) => {
        const isCurrent =
          pathname === `${home}${path}` || (path !== "" && pathname.startsWith(`${home}${path}/`));
        return (
          <Link
            key={path}
            href={`${home}${path}`}
            ref={isCurrent ? revealTab : undefined}
            aria-current={isCurrent ? "page" : undefined}
            className={cn(
              "-mb-px border-b-2 px-3 py-2 text-sm whitespace-nowrap outline-none focus-visible:ring-[3px] focus-visible:ring-ring/50",
              isCurrent
                ? "border-foreground font-medium"
                : "border-transparent text-muted-foreground hover:text-foreground",
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
