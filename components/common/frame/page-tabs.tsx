"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { revealTab } from "#components/common/reveal.ts";
import { cn } from "#components/ui/cn.ts";

/** The parts of a page about one thing, each at an address of its own below `base`; the first one is at `base` itself. */
export function PageTabs(props: {
  /** What a screen reader says they are: `Parts of the run`. */
  label: string;
  base: string;
  tabs: readonly { path: string; label: string }[];
}) {
  const pathname = usePathname();
  return (
    <nav aria-label={props.label} className="shrink-0 overflow-x-auto border-b px-4">
      <ul className="flex gap-1">
        {props.tabs.map(({ path, label }) => {
          const current = pathname === `${props.base}${path}`;
          return (
            <li key={label}>
              <Link
                href={`${props.base}${path}`}
                ref={current ? revealTab : undefined}
                aria-current={current ? "page" : undefined}
                className={cn(
                  "flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2 text-sm whitespace-nowrap text-muted-foreground outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset",
                  current && "border-foreground font-medium text-foreground",
                )}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
